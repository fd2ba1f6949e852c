export { postgres } from "./data/postgres/postgres";
export { api } from "./gpu-dev/api/api";
export { migrations } from "./gpu-dev/migrations/migrations";
