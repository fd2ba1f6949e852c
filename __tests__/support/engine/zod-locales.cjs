// zod loads its messages in fifty languages; only the one that it speaks by itself is used.
module.exports = { en: require("zod/v4/locales/en.cjs").default };
