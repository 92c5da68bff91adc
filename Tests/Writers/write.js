// write.js FOLDER FILE...: as a form handler under Node does, all at once and in place.
const { readFile, writeFile } = require('node:fs/promises')
const { basename } = require('node:path')

const [folder, ...paths] = process.argv.slice(2)
Promise.all(paths.map(async (path) => writeFile(`${folder}/${basename(path)}`, await readFile(path))))
