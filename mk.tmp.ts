import { writeClientTree } from './test/support/client-tree.js';
import fs from 'node:fs';
fs.rmSync('/tmp/bt',{recursive:true,force:true}); fs.mkdirSync('/tmp/bt'); console.log(writeClientTree('/tmp/bt',{seed:1,files:100000,filesPerRepository:500}));
