// cdktf loads archiver, 220 modules with it, for assets that are archives. jest loads modules anew for every test file.
// The longer path is the same module and is not led back here.
module.exports = (...options) => require("archiver/index.js")(...options);
