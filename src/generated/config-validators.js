// Written by `npm run validators`: files that users write as code, from schema.
"use strict";
export const CONFIG = validate20;
const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://faultshift.example/schema/config.schema.json","title":"faultshift.config.yaml: what a team decided. Paths are relative to this file.","type":"object","additionalProperties":false,"properties":{"$schema":{"type":"string"},"extends":{"description":"faultshift:recommended, faultshift:strict, or files like this one; later ones win, and this file over all","type":"array","items":{"type":"string","minLength":1}},"homes":{"description":"what check scans and predicts","$ref":"#/$defs/paths"},"clients":{"description":"source code that check looks through","$ref":"#/$defs/paths"},"targets":{"description":"addresses of gateways that check probes","$ref":"#/$defs/paths"},"into":{"description":"the new home or pack; check then tries the port, and writes nothing","type":"string","minLength":1},"predict":{"description":"whether check predicts what clients of the homes receive","type":"boolean"},"from":{"$ref":"#/$defs/release"},"to":{"$ref":"#/$defs/release"},"catalogue":{"$ref":"#/$defs/paths"},"stockPack":{"$ref":"#/$defs/paths"},"maxFileSize":{"type":"integer","minimum":1},"maxDepth":{"type":"integer","minimum":1},"failOn":{"enum":["error","warning","info","none"]},"maxFindings":{"type":"integer","minimum":0},"failOnUnusedSuppressions":{"type":"boolean"},"baseline":{"description":"the file of the baseline; false: none","type":["string","boolean"]},"reports":{"description":"<format> or <format>=<path>","type":"array","items":{"type":"string","minLength":1}},"rules":{"$ref":"#/$defs/rules"},"overrides":{"description":"levels for findings in some files; later ones win. A rule that is off for all files finds nothing here.","type":"array","items":{"type":"object","required":["files","rules"],"additionalProperties":false,"properties":{"files":{"description":"patterns as in .gitignore, for paths below this file","type":"array","items":{"type":"string","minLength":1}},"rules":{"$ref":"#/$defs/rules"}}}}},"$defs":{"paths":{"type":"array","items":{"type":"string","minLength":1}},"release":{"description":"4.1.0","type":"string","minLength":1},"rules":{"description":"id or code of a rule → its level","type":"object","additionalProperties":{"enum":["off","info","warning","error"]}}}};
const schema32 = {"type":"array","items":{"type":"string","minLength":1}};
const schema35 = {"description":"4.1.0","type":"string","minLength":1};
const schema39 = {"description":"id or code of a rule → its level","type":"object","additionalProperties":{"enum":["off","info","warning","error"]}};
const func1 = Object.prototype.hasOwnProperty;
const func2 = require("ajv/dist/runtime/ucs2length").default;

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://faultshift.example/schema/config.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate20.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!(func1.call(schema31.properties, key0))){
validate20.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.$schema !== undefined){
const _errs2 = errors;
if(typeof data.$schema !== "string"){
validate20.errors = [{instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.extends !== undefined){
let data1 = data.extends;
const _errs4 = errors;
if(errors === _errs4){
if(Array.isArray(data1)){
var valid1 = true;
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
const _errs6 = errors;
if(errors === _errs6){
if(typeof data2 === "string"){
if(func2(data2) < 1){
validate20.errors = [{instancePath:instancePath+"/extends/" + i0,schemaPath:"#/properties/extends/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/extends/" + i0,schemaPath:"#/properties/extends/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid1 = _errs6 === errors;
if(!valid1){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/extends",schemaPath:"#/properties/extends/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.homes !== undefined){
let data3 = data.homes;
const _errs8 = errors;
const _errs9 = errors;
if(errors === _errs9){
if(Array.isArray(data3)){
var valid3 = true;
const len1 = data3.length;
for(let i1=0; i1<len1; i1++){
let data4 = data3[i1];
const _errs11 = errors;
if(errors === _errs11){
if(typeof data4 === "string"){
if(func2(data4) < 1){
validate20.errors = [{instancePath:instancePath+"/homes/" + i1,schemaPath:"#/$defs/paths/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/homes/" + i1,schemaPath:"#/$defs/paths/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid3 = _errs11 === errors;
if(!valid3){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/homes",schemaPath:"#/$defs/paths/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.clients !== undefined){
let data5 = data.clients;
const _errs13 = errors;
const _errs14 = errors;
if(errors === _errs14){
if(Array.isArray(data5)){
var valid5 = true;
const len2 = data5.length;
for(let i2=0; i2<len2; i2++){
let data6 = data5[i2];
const _errs16 = errors;
if(errors === _errs16){
if(typeof data6 === "string"){
if(func2(data6) < 1){
validate20.errors = [{instancePath:instancePath+"/clients/" + i2,schemaPath:"#/$defs/paths/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/clients/" + i2,schemaPath:"#/$defs/paths/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid5 = _errs16 === errors;
if(!valid5){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/clients",schemaPath:"#/$defs/paths/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.targets !== undefined){
let data7 = data.targets;
const _errs18 = errors;
const _errs19 = errors;
if(errors === _errs19){
if(Array.isArray(data7)){
var valid7 = true;
const len3 = data7.length;
for(let i3=0; i3<len3; i3++){
let data8 = data7[i3];
const _errs21 = errors;
if(errors === _errs21){
if(typeof data8 === "string"){
if(func2(data8) < 1){
validate20.errors = [{instancePath:instancePath+"/targets/" + i3,schemaPath:"#/$defs/paths/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/targets/" + i3,schemaPath:"#/$defs/paths/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid7 = _errs21 === errors;
if(!valid7){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/targets",schemaPath:"#/$defs/paths/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.into !== undefined){
let data9 = data.into;
const _errs23 = errors;
if(errors === _errs23){
if(typeof data9 === "string"){
if(func2(data9) < 1){
validate20.errors = [{instancePath:instancePath+"/into",schemaPath:"#/properties/into/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/into",schemaPath:"#/properties/into/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs23 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.predict !== undefined){
const _errs25 = errors;
if(typeof data.predict !== "boolean"){
validate20.errors = [{instancePath:instancePath+"/predict",schemaPath:"#/properties/predict/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs25 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.from !== undefined){
let data11 = data.from;
const _errs27 = errors;
const _errs28 = errors;
if(errors === _errs28){
if(typeof data11 === "string"){
if(func2(data11) < 1){
validate20.errors = [{instancePath:instancePath+"/from",schemaPath:"#/$defs/release/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/from",schemaPath:"#/$defs/release/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs27 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.to !== undefined){
let data12 = data.to;
const _errs30 = errors;
const _errs31 = errors;
if(errors === _errs31){
if(typeof data12 === "string"){
if(func2(data12) < 1){
validate20.errors = [{instancePath:instancePath+"/to",schemaPath:"#/$defs/release/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/to",schemaPath:"#/$defs/release/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs30 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.catalogue !== undefined){
let data13 = data.catalogue;
const _errs33 = errors;
const _errs34 = errors;
if(errors === _errs34){
if(Array.isArray(data13)){
var valid11 = true;
const len4 = data13.length;
for(let i4=0; i4<len4; i4++){
let data14 = data13[i4];
const _errs36 = errors;
if(errors === _errs36){
if(typeof data14 === "string"){
if(func2(data14) < 1){
validate20.errors = [{instancePath:instancePath+"/catalogue/" + i4,schemaPath:"#/$defs/paths/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/catalogue/" + i4,schemaPath:"#/$defs/paths/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid11 = _errs36 === errors;
if(!valid11){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/catalogue",schemaPath:"#/$defs/paths/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs33 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.stockPack !== undefined){
let data15 = data.stockPack;
const _errs38 = errors;
const _errs39 = errors;
if(errors === _errs39){
if(Array.isArray(data15)){
var valid13 = true;
const len5 = data15.length;
for(let i5=0; i5<len5; i5++){
let data16 = data15[i5];
const _errs41 = errors;
if(errors === _errs41){
if(typeof data16 === "string"){
if(func2(data16) < 1){
validate20.errors = [{instancePath:instancePath+"/stockPack/" + i5,schemaPath:"#/$defs/paths/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/stockPack/" + i5,schemaPath:"#/$defs/paths/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid13 = _errs41 === errors;
if(!valid13){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/stockPack",schemaPath:"#/$defs/paths/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs38 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.maxFileSize !== undefined){
let data17 = data.maxFileSize;
const _errs43 = errors;
if(!(((typeof data17 == "number") && (!(data17 % 1) && !isNaN(data17))) && (isFinite(data17)))){
validate20.errors = [{instancePath:instancePath+"/maxFileSize",schemaPath:"#/properties/maxFileSize/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs43){
if((typeof data17 == "number") && (isFinite(data17))){
if(data17 < 1 || isNaN(data17)){
validate20.errors = [{instancePath:instancePath+"/maxFileSize",schemaPath:"#/properties/maxFileSize/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid0 = _errs43 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.maxDepth !== undefined){
let data18 = data.maxDepth;
const _errs45 = errors;
if(!(((typeof data18 == "number") && (!(data18 % 1) && !isNaN(data18))) && (isFinite(data18)))){
validate20.errors = [{instancePath:instancePath+"/maxDepth",schemaPath:"#/properties/maxDepth/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs45){
if((typeof data18 == "number") && (isFinite(data18))){
if(data18 < 1 || isNaN(data18)){
validate20.errors = [{instancePath:instancePath+"/maxDepth",schemaPath:"#/properties/maxDepth/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid0 = _errs45 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.failOn !== undefined){
let data19 = data.failOn;
const _errs47 = errors;
if(!((((data19 === "error") || (data19 === "warning")) || (data19 === "info")) || (data19 === "none"))){
validate20.errors = [{instancePath:instancePath+"/failOn",schemaPath:"#/properties/failOn/enum",keyword:"enum",params:{allowedValues: schema31.properties.failOn.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs47 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.maxFindings !== undefined){
let data20 = data.maxFindings;
const _errs48 = errors;
if(!(((typeof data20 == "number") && (!(data20 % 1) && !isNaN(data20))) && (isFinite(data20)))){
validate20.errors = [{instancePath:instancePath+"/maxFindings",schemaPath:"#/properties/maxFindings/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs48){
if((typeof data20 == "number") && (isFinite(data20))){
if(data20 < 0 || isNaN(data20)){
validate20.errors = [{instancePath:instancePath+"/maxFindings",schemaPath:"#/properties/maxFindings/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs48 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.failOnUnusedSuppressions !== undefined){
const _errs50 = errors;
if(typeof data.failOnUnusedSuppressions !== "boolean"){
validate20.errors = [{instancePath:instancePath+"/failOnUnusedSuppressions",schemaPath:"#/properties/failOnUnusedSuppressions/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs50 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.baseline !== undefined){
let data22 = data.baseline;
const _errs52 = errors;
if((typeof data22 !== "string") && (typeof data22 !== "boolean")){
validate20.errors = [{instancePath:instancePath+"/baseline",schemaPath:"#/properties/baseline/type",keyword:"type",params:{type: schema31.properties.baseline.type},message:"must be string,boolean"}];
return false;
}
var valid0 = _errs52 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.reports !== undefined){
let data23 = data.reports;
const _errs54 = errors;
if(errors === _errs54){
if(Array.isArray(data23)){
var valid14 = true;
const len6 = data23.length;
for(let i6=0; i6<len6; i6++){
let data24 = data23[i6];
const _errs56 = errors;
if(errors === _errs56){
if(typeof data24 === "string"){
if(func2(data24) < 1){
validate20.errors = [{instancePath:instancePath+"/reports/" + i6,schemaPath:"#/properties/reports/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/reports/" + i6,schemaPath:"#/properties/reports/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid14 = _errs56 === errors;
if(!valid14){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/reports",schemaPath:"#/properties/reports/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs54 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.rules !== undefined){
let data25 = data.rules;
const _errs58 = errors;
const _errs59 = errors;
if(errors === _errs59){
if(data25 && typeof data25 == "object" && !Array.isArray(data25)){
for(const key1 in data25){
let data26 = data25[key1];
const _errs62 = errors;
if(!((((data26 === "off") || (data26 === "info")) || (data26 === "warning")) || (data26 === "error"))){
validate20.errors = [{instancePath:instancePath+"/rules/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/rules/additionalProperties/enum",keyword:"enum",params:{allowedValues: schema39.additionalProperties.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid16 = _errs62 === errors;
if(!valid16){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/rules",schemaPath:"#/$defs/rules/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs58 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.overrides !== undefined){
let data27 = data.overrides;
const _errs63 = errors;
if(errors === _errs63){
if(Array.isArray(data27)){
var valid17 = true;
const len7 = data27.length;
for(let i7=0; i7<len7; i7++){
let data28 = data27[i7];
const _errs65 = errors;
if(errors === _errs65){
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
let missing0;
if(((data28.files === undefined) && (missing0 = "files")) || ((data28.rules === undefined) && (missing0 = "rules"))){
validate20.errors = [{instancePath:instancePath+"/overrides/" + i7,schemaPath:"#/properties/overrides/items/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs67 = errors;
for(const key2 in data28){
if(!((key2 === "files") || (key2 === "rules"))){
validate20.errors = [{instancePath:instancePath+"/overrides/" + i7,schemaPath:"#/properties/overrides/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs67 === errors){
if(data28.files !== undefined){
let data29 = data28.files;
const _errs68 = errors;
if(errors === _errs68){
if(Array.isArray(data29)){
var valid19 = true;
const len8 = data29.length;
for(let i8=0; i8<len8; i8++){
let data30 = data29[i8];
const _errs70 = errors;
if(errors === _errs70){
if(typeof data30 === "string"){
if(func2(data30) < 1){
validate20.errors = [{instancePath:instancePath+"/overrides/" + i7+"/files/" + i8,schemaPath:"#/properties/overrides/items/properties/files/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/overrides/" + i7+"/files/" + i8,schemaPath:"#/properties/overrides/items/properties/files/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid19 = _errs70 === errors;
if(!valid19){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/overrides/" + i7+"/files",schemaPath:"#/properties/overrides/items/properties/files/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid18 = _errs68 === errors;
}
else {
var valid18 = true;
}
if(valid18){
if(data28.rules !== undefined){
let data31 = data28.rules;
const _errs72 = errors;
const _errs73 = errors;
if(errors === _errs73){
if(data31 && typeof data31 == "object" && !Array.isArray(data31)){
for(const key3 in data31){
let data32 = data31[key3];
const _errs76 = errors;
if(!((((data32 === "off") || (data32 === "info")) || (data32 === "warning")) || (data32 === "error"))){
validate20.errors = [{instancePath:instancePath+"/overrides/" + i7+"/rules/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/rules/additionalProperties/enum",keyword:"enum",params:{allowedValues: schema39.additionalProperties.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid21 = _errs76 === errors;
if(!valid21){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/overrides/" + i7+"/rules",schemaPath:"#/$defs/rules/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid18 = _errs72 === errors;
}
else {
var valid18 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/overrides/" + i7,schemaPath:"#/properties/overrides/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid17 = _errs65 === errors;
if(!valid17){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/overrides",schemaPath:"#/properties/overrides/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs63 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const EMULATE_CONFIG = validate21;
const schema41 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://faultshift.example/schema/emulate-1.schema.json","title":"faultshift emulate, APIs","description":"The file that `faultshift emulate --apis` reads: what there is to call, and what goes wrong when it is called.","type":"object","additionalProperties":false,"properties":{"$schema":{"type":"string"},"builtIn":{"description":"whether the built-in APIs and tokens are there too; true by default","type":"boolean"},"apis":{"type":"array","items":{"$ref":"#/$defs/api"}},"tokens":{"type":"array","items":{"$ref":"#/$defs/token"}},"tenants":{"description":"domain → number of the tenant's folder","type":"object","additionalProperties":{"type":["string","integer"]}}},"$defs":{"api":{"type":"object","required":["name","context"],"additionalProperties":false,"properties":{"name":{"type":"string"},"context":{"description":"with its version: /pizza/1.0.0","type":"string","pattern":"^/[^?#]*[^/?#]$"},"type":{"enum":["rest","graphql","soap"]},"transports":{"type":"array","items":{"enum":["http","https"]}},"blocked":{"type":"boolean"},"resources":{"type":"array","items":{"$ref":"#/$defs/resource"}},"throttling":{"type":"object","required":["requests","seconds"],"additionalProperties":false,"properties":{"requests":{"type":"integer","minimum":0},"seconds":{"type":"integer","minimum":1},"code":{"type":"integer","minimum":900800,"maximum":900809}}},"threats":{"type":"object","additionalProperties":false,"properties":{"maxBytes":{"description":"larger bodies are refused","type":"integer","minimum":0},"forbidden":{"description":"bodies that hold this text are refused","type":"string"}}},"backend":{"enum":["answers","refuses","hangs","breaks-off","suspended","digest","oauth"]}}},"resource":{"type":"object","required":["path"],"additionalProperties":false,"properties":{"path":{"description":"below the context: /menu, /orders/{id}, /*","type":"string","pattern":"^/"},"methods":{"type":"array","items":{"enum":["GET","HEAD","POST","PUT","PATCH","DELETE"]}},"auth":{"description":"user: a token of an application alone is refused","enum":["any","user","none"]},"scope":{"type":"string"},"fault":{"description":"the scenario that every call ends in","type":"string"}}},"token":{"type":"object","required":["token"],"additionalProperties":false,"properties":{"token":{"type":"string"},"fails":{"description":"the authentication fault that it leads to","type":"integer","minimum":900900,"maximum":900911},"scopes":{"type":"array","items":{"type":"string"}},"user":{"type":"boolean"},"throttled":{"type":"integer","minimum":900800,"maximum":900809},"sandbox":{"type":"boolean"}}}}};
const schema44 = {"type":"object","required":["token"],"additionalProperties":false,"properties":{"token":{"type":"string"},"fails":{"description":"the authentication fault that it leads to","type":"integer","minimum":900900,"maximum":900911},"scopes":{"type":"array","items":{"type":"string"}},"user":{"type":"boolean"},"throttled":{"type":"integer","minimum":900800,"maximum":900809},"sandbox":{"type":"boolean"}}};
const schema42 = {"type":"object","required":["name","context"],"additionalProperties":false,"properties":{"name":{"type":"string"},"context":{"description":"with its version: /pizza/1.0.0","type":"string","pattern":"^/[^?#]*[^/?#]$"},"type":{"enum":["rest","graphql","soap"]},"transports":{"type":"array","items":{"enum":["http","https"]}},"blocked":{"type":"boolean"},"resources":{"type":"array","items":{"$ref":"#/$defs/resource"}},"throttling":{"type":"object","required":["requests","seconds"],"additionalProperties":false,"properties":{"requests":{"type":"integer","minimum":0},"seconds":{"type":"integer","minimum":1},"code":{"type":"integer","minimum":900800,"maximum":900809}}},"threats":{"type":"object","additionalProperties":false,"properties":{"maxBytes":{"description":"larger bodies are refused","type":"integer","minimum":0},"forbidden":{"description":"bodies that hold this text are refused","type":"string"}}},"backend":{"enum":["answers","refuses","hangs","breaks-off","suspended","digest","oauth"]}}};
const schema43 = {"type":"object","required":["path"],"additionalProperties":false,"properties":{"path":{"description":"below the context: /menu, /orders/{id}, /*","type":"string","pattern":"^/"},"methods":{"type":"array","items":{"enum":["GET","HEAD","POST","PUT","PATCH","DELETE"]}},"auth":{"description":"user: a token of an application alone is refused","enum":["any","user","none"]},"scope":{"type":"string"},"fault":{"description":"the scenario that every call ends in","type":"string"}}};
const pattern4 = new RegExp("^/[^?#]*[^/?#]$", "u");
const pattern5 = new RegExp("^/", "u");

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate22.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.name === undefined) && (missing0 = "name")) || ((data.context === undefined) && (missing0 = "context"))){
validate22.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(func1.call(schema42.properties, key0))){
validate22.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.name !== undefined){
const _errs2 = errors;
if(typeof data.name !== "string"){
validate22.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.context !== undefined){
let data1 = data.context;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(!pattern4.test(data1)){
validate22.errors = [{instancePath:instancePath+"/context",schemaPath:"#/properties/context/pattern",keyword:"pattern",params:{pattern: "^/[^?#]*[^/?#]$"},message:"must match pattern \""+"^/[^?#]*[^/?#]$"+"\""}];
return false;
}
}
else {
validate22.errors = [{instancePath:instancePath+"/context",schemaPath:"#/properties/context/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
let data2 = data.type;
const _errs6 = errors;
if(!(((data2 === "rest") || (data2 === "graphql")) || (data2 === "soap"))){
validate22.errors = [{instancePath:instancePath+"/type",schemaPath:"#/properties/type/enum",keyword:"enum",params:{allowedValues: schema42.properties.type.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.transports !== undefined){
let data3 = data.transports;
const _errs7 = errors;
if(errors === _errs7){
if(Array.isArray(data3)){
var valid1 = true;
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
let data4 = data3[i0];
const _errs9 = errors;
if(!((data4 === "http") || (data4 === "https"))){
validate22.errors = [{instancePath:instancePath+"/transports/" + i0,schemaPath:"#/properties/transports/items/enum",keyword:"enum",params:{allowedValues: schema42.properties.transports.items.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid1 = _errs9 === errors;
if(!valid1){
break;
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/transports",schemaPath:"#/properties/transports/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.blocked !== undefined){
const _errs10 = errors;
if(typeof data.blocked !== "boolean"){
validate22.errors = [{instancePath:instancePath+"/blocked",schemaPath:"#/properties/blocked/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.resources !== undefined){
let data6 = data.resources;
const _errs12 = errors;
if(errors === _errs12){
if(Array.isArray(data6)){
var valid2 = true;
const len1 = data6.length;
for(let i1=0; i1<len1; i1++){
let data7 = data6[i1];
const _errs14 = errors;
const _errs15 = errors;
if(errors === _errs15){
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
let missing1;
if((data7.path === undefined) && (missing1 = "path")){
validate22.errors = [{instancePath:instancePath+"/resources/" + i1,schemaPath:"#/$defs/resource/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs17 = errors;
for(const key1 in data7){
if(!(((((key1 === "path") || (key1 === "methods")) || (key1 === "auth")) || (key1 === "scope")) || (key1 === "fault"))){
validate22.errors = [{instancePath:instancePath+"/resources/" + i1,schemaPath:"#/$defs/resource/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs17 === errors){
if(data7.path !== undefined){
let data8 = data7.path;
const _errs18 = errors;
if(errors === _errs18){
if(typeof data8 === "string"){
if(!pattern5.test(data8)){
validate22.errors = [{instancePath:instancePath+"/resources/" + i1+"/path",schemaPath:"#/$defs/resource/properties/path/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\""}];
return false;
}
}
else {
validate22.errors = [{instancePath:instancePath+"/resources/" + i1+"/path",schemaPath:"#/$defs/resource/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid4 = _errs18 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data7.methods !== undefined){
let data9 = data7.methods;
const _errs20 = errors;
if(errors === _errs20){
if(Array.isArray(data9)){
var valid5 = true;
const len2 = data9.length;
for(let i2=0; i2<len2; i2++){
let data10 = data9[i2];
const _errs22 = errors;
if(!((((((data10 === "GET") || (data10 === "HEAD")) || (data10 === "POST")) || (data10 === "PUT")) || (data10 === "PATCH")) || (data10 === "DELETE"))){
validate22.errors = [{instancePath:instancePath+"/resources/" + i1+"/methods/" + i2,schemaPath:"#/$defs/resource/properties/methods/items/enum",keyword:"enum",params:{allowedValues: schema43.properties.methods.items.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid5 = _errs22 === errors;
if(!valid5){
break;
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/resources/" + i1+"/methods",schemaPath:"#/$defs/resource/properties/methods/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid4 = _errs20 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data7.auth !== undefined){
let data11 = data7.auth;
const _errs23 = errors;
if(!(((data11 === "any") || (data11 === "user")) || (data11 === "none"))){
validate22.errors = [{instancePath:instancePath+"/resources/" + i1+"/auth",schemaPath:"#/$defs/resource/properties/auth/enum",keyword:"enum",params:{allowedValues: schema43.properties.auth.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid4 = _errs23 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data7.scope !== undefined){
const _errs24 = errors;
if(typeof data7.scope !== "string"){
validate22.errors = [{instancePath:instancePath+"/resources/" + i1+"/scope",schemaPath:"#/$defs/resource/properties/scope/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs24 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data7.fault !== undefined){
const _errs26 = errors;
if(typeof data7.fault !== "string"){
validate22.errors = [{instancePath:instancePath+"/resources/" + i1+"/fault",schemaPath:"#/$defs/resource/properties/fault/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs26 === errors;
}
else {
var valid4 = true;
}
}
}
}
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/resources/" + i1,schemaPath:"#/$defs/resource/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid2 = _errs14 === errors;
if(!valid2){
break;
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/resources",schemaPath:"#/properties/resources/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.throttling !== undefined){
let data14 = data.throttling;
const _errs28 = errors;
if(errors === _errs28){
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
let missing2;
if(((data14.requests === undefined) && (missing2 = "requests")) || ((data14.seconds === undefined) && (missing2 = "seconds"))){
validate22.errors = [{instancePath:instancePath+"/throttling",schemaPath:"#/properties/throttling/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs30 = errors;
for(const key2 in data14){
if(!(((key2 === "requests") || (key2 === "seconds")) || (key2 === "code"))){
validate22.errors = [{instancePath:instancePath+"/throttling",schemaPath:"#/properties/throttling/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs30 === errors){
if(data14.requests !== undefined){
let data15 = data14.requests;
const _errs31 = errors;
if(!(((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15))) && (isFinite(data15)))){
validate22.errors = [{instancePath:instancePath+"/throttling/requests",schemaPath:"#/properties/throttling/properties/requests/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs31){
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 < 0 || isNaN(data15)){
validate22.errors = [{instancePath:instancePath+"/throttling/requests",schemaPath:"#/properties/throttling/properties/requests/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid6 = _errs31 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data14.seconds !== undefined){
let data16 = data14.seconds;
const _errs33 = errors;
if(!(((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16))) && (isFinite(data16)))){
validate22.errors = [{instancePath:instancePath+"/throttling/seconds",schemaPath:"#/properties/throttling/properties/seconds/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs33){
if((typeof data16 == "number") && (isFinite(data16))){
if(data16 < 1 || isNaN(data16)){
validate22.errors = [{instancePath:instancePath+"/throttling/seconds",schemaPath:"#/properties/throttling/properties/seconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid6 = _errs33 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data14.code !== undefined){
let data17 = data14.code;
const _errs35 = errors;
if(!(((typeof data17 == "number") && (!(data17 % 1) && !isNaN(data17))) && (isFinite(data17)))){
validate22.errors = [{instancePath:instancePath+"/throttling/code",schemaPath:"#/properties/throttling/properties/code/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs35){
if((typeof data17 == "number") && (isFinite(data17))){
if(data17 > 900809 || isNaN(data17)){
validate22.errors = [{instancePath:instancePath+"/throttling/code",schemaPath:"#/properties/throttling/properties/code/maximum",keyword:"maximum",params:{comparison: "<=", limit: 900809},message:"must be <= 900809"}];
return false;
}
else {
if(data17 < 900800 || isNaN(data17)){
validate22.errors = [{instancePath:instancePath+"/throttling/code",schemaPath:"#/properties/throttling/properties/code/minimum",keyword:"minimum",params:{comparison: ">=", limit: 900800},message:"must be >= 900800"}];
return false;
}
}
}
}
var valid6 = _errs35 === errors;
}
else {
var valid6 = true;
}
}
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/throttling",schemaPath:"#/properties/throttling/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs28 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.threats !== undefined){
let data18 = data.threats;
const _errs37 = errors;
if(errors === _errs37){
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
const _errs39 = errors;
for(const key3 in data18){
if(!((key3 === "maxBytes") || (key3 === "forbidden"))){
validate22.errors = [{instancePath:instancePath+"/threats",schemaPath:"#/properties/threats/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs39 === errors){
if(data18.maxBytes !== undefined){
let data19 = data18.maxBytes;
const _errs40 = errors;
if(!(((typeof data19 == "number") && (!(data19 % 1) && !isNaN(data19))) && (isFinite(data19)))){
validate22.errors = [{instancePath:instancePath+"/threats/maxBytes",schemaPath:"#/properties/threats/properties/maxBytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs40){
if((typeof data19 == "number") && (isFinite(data19))){
if(data19 < 0 || isNaN(data19)){
validate22.errors = [{instancePath:instancePath+"/threats/maxBytes",schemaPath:"#/properties/threats/properties/maxBytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid7 = _errs40 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data18.forbidden !== undefined){
const _errs42 = errors;
if(typeof data18.forbidden !== "string"){
validate22.errors = [{instancePath:instancePath+"/threats/forbidden",schemaPath:"#/properties/threats/properties/forbidden/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid7 = _errs42 === errors;
}
else {
var valid7 = true;
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/threats",schemaPath:"#/properties/threats/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs37 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.backend !== undefined){
let data21 = data.backend;
const _errs44 = errors;
if(!(((((((data21 === "answers") || (data21 === "refuses")) || (data21 === "hangs")) || (data21 === "breaks-off")) || (data21 === "suspended")) || (data21 === "digest")) || (data21 === "oauth"))){
validate22.errors = [{instancePath:instancePath+"/backend",schemaPath:"#/properties/backend/enum",keyword:"enum",params:{allowedValues: schema42.properties.backend.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs44 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate22.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate22.errors = vErrors;
return errors === 0;
}
validate22.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://faultshift.example/schema/emulate-1.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate21.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!(((((key0 === "$schema") || (key0 === "builtIn")) || (key0 === "apis")) || (key0 === "tokens")) || (key0 === "tenants"))){
validate21.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.$schema !== undefined){
const _errs2 = errors;
if(typeof data.$schema !== "string"){
validate21.errors = [{instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.builtIn !== undefined){
const _errs4 = errors;
if(typeof data.builtIn !== "boolean"){
validate21.errors = [{instancePath:instancePath+"/builtIn",schemaPath:"#/properties/builtIn/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.apis !== undefined){
let data2 = data.apis;
const _errs6 = errors;
if(errors === _errs6){
if(Array.isArray(data2)){
var valid1 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
const _errs8 = errors;
if(!(validate22(data2[i0], {instancePath:instancePath+"/apis/" + i0,parentData:data2,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid1 = _errs8 === errors;
if(!valid1){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/apis",schemaPath:"#/properties/apis/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tokens !== undefined){
let data4 = data.tokens;
const _errs9 = errors;
if(errors === _errs9){
if(Array.isArray(data4)){
var valid2 = true;
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
let data5 = data4[i1];
const _errs11 = errors;
const _errs12 = errors;
if(errors === _errs12){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
let missing0;
if((data5.token === undefined) && (missing0 = "token")){
validate21.errors = [{instancePath:instancePath+"/tokens/" + i1,schemaPath:"#/$defs/token/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs14 = errors;
for(const key1 in data5){
if(!((((((key1 === "token") || (key1 === "fails")) || (key1 === "scopes")) || (key1 === "user")) || (key1 === "throttled")) || (key1 === "sandbox"))){
validate21.errors = [{instancePath:instancePath+"/tokens/" + i1,schemaPath:"#/$defs/token/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs14 === errors){
if(data5.token !== undefined){
const _errs15 = errors;
if(typeof data5.token !== "string"){
validate21.errors = [{instancePath:instancePath+"/tokens/" + i1+"/token",schemaPath:"#/$defs/token/properties/token/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs15 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data5.fails !== undefined){
let data7 = data5.fails;
const _errs17 = errors;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
validate21.errors = [{instancePath:instancePath+"/tokens/" + i1+"/fails",schemaPath:"#/$defs/token/properties/fails/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs17){
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 900911 || isNaN(data7)){
validate21.errors = [{instancePath:instancePath+"/tokens/" + i1+"/fails",schemaPath:"#/$defs/token/properties/fails/maximum",keyword:"maximum",params:{comparison: "<=", limit: 900911},message:"must be <= 900911"}];
return false;
}
else {
if(data7 < 900900 || isNaN(data7)){
validate21.errors = [{instancePath:instancePath+"/tokens/" + i1+"/fails",schemaPath:"#/$defs/token/properties/fails/minimum",keyword:"minimum",params:{comparison: ">=", limit: 900900},message:"must be >= 900900"}];
return false;
}
}
}
}
var valid4 = _errs17 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data5.scopes !== undefined){
let data8 = data5.scopes;
const _errs19 = errors;
if(errors === _errs19){
if(Array.isArray(data8)){
var valid5 = true;
const len2 = data8.length;
for(let i2=0; i2<len2; i2++){
const _errs21 = errors;
if(typeof data8[i2] !== "string"){
validate21.errors = [{instancePath:instancePath+"/tokens/" + i1+"/scopes/" + i2,schemaPath:"#/$defs/token/properties/scopes/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs21 === errors;
if(!valid5){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/tokens/" + i1+"/scopes",schemaPath:"#/$defs/token/properties/scopes/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid4 = _errs19 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data5.user !== undefined){
const _errs23 = errors;
if(typeof data5.user !== "boolean"){
validate21.errors = [{instancePath:instancePath+"/tokens/" + i1+"/user",schemaPath:"#/$defs/token/properties/user/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid4 = _errs23 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data5.throttled !== undefined){
let data11 = data5.throttled;
const _errs25 = errors;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
validate21.errors = [{instancePath:instancePath+"/tokens/" + i1+"/throttled",schemaPath:"#/$defs/token/properties/throttled/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs25){
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 > 900809 || isNaN(data11)){
validate21.errors = [{instancePath:instancePath+"/tokens/" + i1+"/throttled",schemaPath:"#/$defs/token/properties/throttled/maximum",keyword:"maximum",params:{comparison: "<=", limit: 900809},message:"must be <= 900809"}];
return false;
}
else {
if(data11 < 900800 || isNaN(data11)){
validate21.errors = [{instancePath:instancePath+"/tokens/" + i1+"/throttled",schemaPath:"#/$defs/token/properties/throttled/minimum",keyword:"minimum",params:{comparison: ">=", limit: 900800},message:"must be >= 900800"}];
return false;
}
}
}
}
var valid4 = _errs25 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data5.sandbox !== undefined){
const _errs27 = errors;
if(typeof data5.sandbox !== "boolean"){
validate21.errors = [{instancePath:instancePath+"/tokens/" + i1+"/sandbox",schemaPath:"#/$defs/token/properties/sandbox/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid4 = _errs27 === errors;
}
else {
var valid4 = true;
}
}
}
}
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/tokens/" + i1,schemaPath:"#/$defs/token/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid2 = _errs11 === errors;
if(!valid2){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/tokens",schemaPath:"#/properties/tokens/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tenants !== undefined){
let data13 = data.tenants;
const _errs29 = errors;
if(errors === _errs29){
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
for(const key2 in data13){
let data14 = data13[key2];
const _errs32 = errors;
if((typeof data14 !== "string") && (!(((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14))) && (isFinite(data14))))){
validate21.errors = [{instancePath:instancePath+"/tenants/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/tenants/additionalProperties/type",keyword:"type",params:{type: schema41.properties.tenants.additionalProperties.type},message:"must be string,integer"}];
return false;
}
var valid6 = _errs32 === errors;
if(!valid6){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/tenants",schemaPath:"#/properties/tenants/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs29 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate21.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const PROBE_CONFIG = validate24;
const schema45 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://faultshift.example/schema/probe-config-1.schema.json","title":"faultshift probe, configuration","description":"The file that `faultshift probe --config` reads: gateways, APIs, tokens, and how to raise what needs more.","type":"object","additionalProperties":false,"properties":{"$schema":{"type":"string"},"targets":{"type":"array","items":{"$ref":"#/$defs/target"}},"as":{"description":"the release whose answers are expected","type":"string"},"apis":{"type":"array","items":{"$ref":"#/$defs/api"}},"tokens":{"description":"name → where the token is; never the token itself","type":"object","additionalProperties":{"$ref":"#/$defs/token"}},"fixtures":{"type":"array","items":{"$ref":"#/$defs/fixture"}},"schemas":{"description":"registered name of a sequence → JSON Schema file that its JSON answers keep to, instead of the stock one","type":"object","additionalProperties":{"type":"string"}}},"$defs":{"target":{"oneOf":[{"type":"string"},{"type":"object","required":["url"],"additionalProperties":false,"properties":{"url":{"type":"string"},"host":{"description":"Host header","type":"string"}}}]},"api":{"type":"object","required":["path"],"additionalProperties":false,"properties":{"path":{"description":"of a resource that GET reads: /pizza/1.0.0/menu","type":"string","pattern":"^/"},"context":{"description":"where the API begins: /pizza/1.0.0","type":"string","pattern":"^/"},"wrongMethod":{"description":"a method that none of its resources has","type":"string","pattern":"^[A-Z]+$"},"graphql":{"type":"boolean"},"open":{"description":"the resource needs no credentials","type":"boolean"},"tenant":{"description":"domain of the tenant","type":"string"}}},"token":{"type":"object","additionalProperties":false,"minProperties":1,"maxProperties":1,"properties":{"env":{"description":"environment variable that holds it","type":"string"},"file":{"description":"file that holds it","type":"string"},"client":{"description":"asks for the token of an application (client credentials)","type":"object","required":["url","id","secret"],"additionalProperties":false,"properties":{"url":{"description":"https://gw:8243/token up to 3.2, https://am:9443/oauth2/token from 4.0","type":"string","pattern":"^https?://"},"id":{"description":"environment variable that holds the client id","type":"string"},"secret":{"description":"environment variable that holds the client secret","type":"string"},"scope":{"type":"string"}}}}},"fixture":{"type":"object","required":["scenario","path"],"additionalProperties":false,"properties":{"scenario":{"description":"the fault that is raised; naming it here is the consent to raise it","type":"string"},"path":{"type":"string","pattern":"^/"},"method":{"type":"string","pattern":"^[A-Z]+$"},"token":{"description":"name of a token","type":"string"},"headers":{"type":"object","additionalProperties":{"type":"string"}},"body":{"type":"string"},"contentType":{"type":"string"},"repeat":{"description":"requests until the fault shows","type":"integer","minimum":1,"maximum":1000},"tenant":{"type":"string"},"expect":{"type":"object","additionalProperties":false,"properties":{"code":{"type":"string"},"status":{"type":"integer"}}}}}}};
const schema46 = {"oneOf":[{"type":"string"},{"type":"object","required":["url"],"additionalProperties":false,"properties":{"url":{"type":"string"},"host":{"description":"Host header","type":"string"}}}]};
const schema47 = {"type":"object","required":["path"],"additionalProperties":false,"properties":{"path":{"description":"of a resource that GET reads: /pizza/1.0.0/menu","type":"string","pattern":"^/"},"context":{"description":"where the API begins: /pizza/1.0.0","type":"string","pattern":"^/"},"wrongMethod":{"description":"a method that none of its resources has","type":"string","pattern":"^[A-Z]+$"},"graphql":{"type":"boolean"},"open":{"description":"the resource needs no credentials","type":"boolean"},"tenant":{"description":"domain of the tenant","type":"string"}}};
const schema48 = {"type":"object","additionalProperties":false,"minProperties":1,"maxProperties":1,"properties":{"env":{"description":"environment variable that holds it","type":"string"},"file":{"description":"file that holds it","type":"string"},"client":{"description":"asks for the token of an application (client credentials)","type":"object","required":["url","id","secret"],"additionalProperties":false,"properties":{"url":{"description":"https://gw:8243/token up to 3.2, https://am:9443/oauth2/token from 4.0","type":"string","pattern":"^https?://"},"id":{"description":"environment variable that holds the client id","type":"string"},"secret":{"description":"environment variable that holds the client secret","type":"string"},"scope":{"type":"string"}}}}};
const schema49 = {"type":"object","required":["scenario","path"],"additionalProperties":false,"properties":{"scenario":{"description":"the fault that is raised; naming it here is the consent to raise it","type":"string"},"path":{"type":"string","pattern":"^/"},"method":{"type":"string","pattern":"^[A-Z]+$"},"token":{"description":"name of a token","type":"string"},"headers":{"type":"object","additionalProperties":{"type":"string"}},"body":{"type":"string"},"contentType":{"type":"string"},"repeat":{"description":"requests until the fault shows","type":"integer","minimum":1,"maximum":1000},"tenant":{"type":"string"},"expect":{"type":"object","additionalProperties":false,"properties":{"code":{"type":"string"},"status":{"type":"integer"}}}}};
const pattern8 = new RegExp("^[A-Z]+$", "u");
const pattern9 = new RegExp("^https?://", "u");

function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://faultshift.example/schema/probe-config-1.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate24.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!(((((((key0 === "$schema") || (key0 === "targets")) || (key0 === "as")) || (key0 === "apis")) || (key0 === "tokens")) || (key0 === "fixtures")) || (key0 === "schemas"))){
validate24.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.$schema !== undefined){
const _errs2 = errors;
if(typeof data.$schema !== "string"){
validate24.errors = [{instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.targets !== undefined){
let data1 = data.targets;
const _errs4 = errors;
if(errors === _errs4){
if(Array.isArray(data1)){
var valid1 = true;
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
const _errs6 = errors;
const _errs8 = errors;
let valid3 = false;
let passing0 = null;
const _errs9 = errors;
if(typeof data2 !== "string"){
const err0 = {instancePath:instancePath+"/targets/" + i0,schemaPath:"#/$defs/target/oneOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs9 === errors;
if(_valid0){
valid3 = true;
passing0 = 0;
}
const _errs11 = errors;
if(errors === _errs11){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
let missing0;
if((data2.url === undefined) && (missing0 = "url")){
const err1 = {instancePath:instancePath+"/targets/" + i0,schemaPath:"#/$defs/target/oneOf/1/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
else {
const _errs13 = errors;
for(const key1 in data2){
if(!((key1 === "url") || (key1 === "host"))){
const err2 = {instancePath:instancePath+"/targets/" + i0,schemaPath:"#/$defs/target/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
break;
}
}
if(_errs13 === errors){
if(data2.url !== undefined){
const _errs14 = errors;
if(typeof data2.url !== "string"){
const err3 = {instancePath:instancePath+"/targets/" + i0+"/url",schemaPath:"#/$defs/target/oneOf/1/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var valid4 = _errs14 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data2.host !== undefined){
const _errs16 = errors;
if(typeof data2.host !== "string"){
const err4 = {instancePath:instancePath+"/targets/" + i0+"/host",schemaPath:"#/$defs/target/oneOf/1/properties/host/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var valid4 = _errs16 === errors;
}
else {
var valid4 = true;
}
}
}
}
}
else {
const err5 = {instancePath:instancePath+"/targets/" + i0,schemaPath:"#/$defs/target/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
var _valid0 = _errs11 === errors;
if(_valid0 && valid3){
valid3 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid3 = true;
passing0 = 1;
}
}
if(!valid3){
const err6 = {instancePath:instancePath+"/targets/" + i0,schemaPath:"#/$defs/target/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
validate24.errors = vErrors;
return false;
}
else {
errors = _errs8;
if(vErrors !== null){
if(_errs8){
vErrors.length = _errs8;
}
else {
vErrors = null;
}
}
}
var valid1 = _errs6 === errors;
if(!valid1){
break;
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/targets",schemaPath:"#/properties/targets/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.as !== undefined){
const _errs18 = errors;
if(typeof data.as !== "string"){
validate24.errors = [{instancePath:instancePath+"/as",schemaPath:"#/properties/as/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.apis !== undefined){
let data6 = data.apis;
const _errs20 = errors;
if(errors === _errs20){
if(Array.isArray(data6)){
var valid5 = true;
const len1 = data6.length;
for(let i1=0; i1<len1; i1++){
let data7 = data6[i1];
const _errs22 = errors;
const _errs23 = errors;
if(errors === _errs23){
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
let missing1;
if((data7.path === undefined) && (missing1 = "path")){
validate24.errors = [{instancePath:instancePath+"/apis/" + i1,schemaPath:"#/$defs/api/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs25 = errors;
for(const key2 in data7){
if(!((((((key2 === "path") || (key2 === "context")) || (key2 === "wrongMethod")) || (key2 === "graphql")) || (key2 === "open")) || (key2 === "tenant"))){
validate24.errors = [{instancePath:instancePath+"/apis/" + i1,schemaPath:"#/$defs/api/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs25 === errors){
if(data7.path !== undefined){
let data8 = data7.path;
const _errs26 = errors;
if(errors === _errs26){
if(typeof data8 === "string"){
if(!pattern5.test(data8)){
validate24.errors = [{instancePath:instancePath+"/apis/" + i1+"/path",schemaPath:"#/$defs/api/properties/path/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\""}];
return false;
}
}
else {
validate24.errors = [{instancePath:instancePath+"/apis/" + i1+"/path",schemaPath:"#/$defs/api/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid7 = _errs26 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data7.context !== undefined){
let data9 = data7.context;
const _errs28 = errors;
if(errors === _errs28){
if(typeof data9 === "string"){
if(!pattern5.test(data9)){
validate24.errors = [{instancePath:instancePath+"/apis/" + i1+"/context",schemaPath:"#/$defs/api/properties/context/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\""}];
return false;
}
}
else {
validate24.errors = [{instancePath:instancePath+"/apis/" + i1+"/context",schemaPath:"#/$defs/api/properties/context/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid7 = _errs28 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data7.wrongMethod !== undefined){
let data10 = data7.wrongMethod;
const _errs30 = errors;
if(errors === _errs30){
if(typeof data10 === "string"){
if(!pattern8.test(data10)){
validate24.errors = [{instancePath:instancePath+"/apis/" + i1+"/wrongMethod",schemaPath:"#/$defs/api/properties/wrongMethod/pattern",keyword:"pattern",params:{pattern: "^[A-Z]+$"},message:"must match pattern \""+"^[A-Z]+$"+"\""}];
return false;
}
}
else {
validate24.errors = [{instancePath:instancePath+"/apis/" + i1+"/wrongMethod",schemaPath:"#/$defs/api/properties/wrongMethod/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid7 = _errs30 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data7.graphql !== undefined){
const _errs32 = errors;
if(typeof data7.graphql !== "boolean"){
validate24.errors = [{instancePath:instancePath+"/apis/" + i1+"/graphql",schemaPath:"#/$defs/api/properties/graphql/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid7 = _errs32 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data7.open !== undefined){
const _errs34 = errors;
if(typeof data7.open !== "boolean"){
validate24.errors = [{instancePath:instancePath+"/apis/" + i1+"/open",schemaPath:"#/$defs/api/properties/open/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid7 = _errs34 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data7.tenant !== undefined){
const _errs36 = errors;
if(typeof data7.tenant !== "string"){
validate24.errors = [{instancePath:instancePath+"/apis/" + i1+"/tenant",schemaPath:"#/$defs/api/properties/tenant/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid7 = _errs36 === errors;
}
else {
var valid7 = true;
}
}
}
}
}
}
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/apis/" + i1,schemaPath:"#/$defs/api/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid5 = _errs22 === errors;
if(!valid5){
break;
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/apis",schemaPath:"#/properties/apis/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tokens !== undefined){
let data14 = data.tokens;
const _errs38 = errors;
if(errors === _errs38){
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
for(const key3 in data14){
let data15 = data14[key3];
const _errs41 = errors;
const _errs42 = errors;
if(errors === _errs42){
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
if(Object.keys(data15).length > 1){
validate24.errors = [{instancePath:instancePath+"/tokens/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/token/maxProperties",keyword:"maxProperties",params:{limit: 1},message:"must NOT have more than 1 properties"}];
return false;
}
else {
if(Object.keys(data15).length < 1){
validate24.errors = [{instancePath:instancePath+"/tokens/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/token/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"}];
return false;
}
else {
const _errs44 = errors;
for(const key4 in data15){
if(!(((key4 === "env") || (key4 === "file")) || (key4 === "client"))){
validate24.errors = [{instancePath:instancePath+"/tokens/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/token/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs44 === errors){
if(data15.env !== undefined){
const _errs45 = errors;
if(typeof data15.env !== "string"){
validate24.errors = [{instancePath:instancePath+"/tokens/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/env",schemaPath:"#/$defs/token/properties/env/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid10 = _errs45 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data15.file !== undefined){
const _errs47 = errors;
if(typeof data15.file !== "string"){
validate24.errors = [{instancePath:instancePath+"/tokens/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/file",schemaPath:"#/$defs/token/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid10 = _errs47 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data15.client !== undefined){
let data18 = data15.client;
const _errs49 = errors;
if(errors === _errs49){
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
let missing2;
if((((data18.url === undefined) && (missing2 = "url")) || ((data18.id === undefined) && (missing2 = "id"))) || ((data18.secret === undefined) && (missing2 = "secret"))){
validate24.errors = [{instancePath:instancePath+"/tokens/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/client",schemaPath:"#/$defs/token/properties/client/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs51 = errors;
for(const key5 in data18){
if(!((((key5 === "url") || (key5 === "id")) || (key5 === "secret")) || (key5 === "scope"))){
validate24.errors = [{instancePath:instancePath+"/tokens/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/client",schemaPath:"#/$defs/token/properties/client/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs51 === errors){
if(data18.url !== undefined){
let data19 = data18.url;
const _errs52 = errors;
if(errors === _errs52){
if(typeof data19 === "string"){
if(!pattern9.test(data19)){
validate24.errors = [{instancePath:instancePath+"/tokens/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/client/url",schemaPath:"#/$defs/token/properties/client/properties/url/pattern",keyword:"pattern",params:{pattern: "^https?://"},message:"must match pattern \""+"^https?://"+"\""}];
return false;
}
}
else {
validate24.errors = [{instancePath:instancePath+"/tokens/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/client/url",schemaPath:"#/$defs/token/properties/client/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid11 = _errs52 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data18.id !== undefined){
const _errs54 = errors;
if(typeof data18.id !== "string"){
validate24.errors = [{instancePath:instancePath+"/tokens/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/client/id",schemaPath:"#/$defs/token/properties/client/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid11 = _errs54 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data18.secret !== undefined){
const _errs56 = errors;
if(typeof data18.secret !== "string"){
validate24.errors = [{instancePath:instancePath+"/tokens/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/client/secret",schemaPath:"#/$defs/token/properties/client/properties/secret/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid11 = _errs56 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data18.scope !== undefined){
const _errs58 = errors;
if(typeof data18.scope !== "string"){
validate24.errors = [{instancePath:instancePath+"/tokens/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/client/scope",schemaPath:"#/$defs/token/properties/client/properties/scope/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid11 = _errs58 === errors;
}
else {
var valid11 = true;
}
}
}
}
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/tokens/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/client",schemaPath:"#/$defs/token/properties/client/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid10 = _errs49 === errors;
}
else {
var valid10 = true;
}
}
}
}
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/tokens/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/token/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid8 = _errs41 === errors;
if(!valid8){
break;
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/tokens",schemaPath:"#/properties/tokens/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs38 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.fixtures !== undefined){
let data23 = data.fixtures;
const _errs60 = errors;
if(errors === _errs60){
if(Array.isArray(data23)){
var valid12 = true;
const len2 = data23.length;
for(let i2=0; i2<len2; i2++){
let data24 = data23[i2];
const _errs62 = errors;
const _errs63 = errors;
if(errors === _errs63){
if(data24 && typeof data24 == "object" && !Array.isArray(data24)){
let missing3;
if(((data24.scenario === undefined) && (missing3 = "scenario")) || ((data24.path === undefined) && (missing3 = "path"))){
validate24.errors = [{instancePath:instancePath+"/fixtures/" + i2,schemaPath:"#/$defs/fixture/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'"}];
return false;
}
else {
const _errs65 = errors;
for(const key6 in data24){
if(!(func1.call(schema49.properties, key6))){
validate24.errors = [{instancePath:instancePath+"/fixtures/" + i2,schemaPath:"#/$defs/fixture/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs65 === errors){
if(data24.scenario !== undefined){
const _errs66 = errors;
if(typeof data24.scenario !== "string"){
validate24.errors = [{instancePath:instancePath+"/fixtures/" + i2+"/scenario",schemaPath:"#/$defs/fixture/properties/scenario/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid14 = _errs66 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data24.path !== undefined){
let data26 = data24.path;
const _errs68 = errors;
if(errors === _errs68){
if(typeof data26 === "string"){
if(!pattern5.test(data26)){
validate24.errors = [{instancePath:instancePath+"/fixtures/" + i2+"/path",schemaPath:"#/$defs/fixture/properties/path/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\""}];
return false;
}
}
else {
validate24.errors = [{instancePath:instancePath+"/fixtures/" + i2+"/path",schemaPath:"#/$defs/fixture/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid14 = _errs68 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data24.method !== undefined){
let data27 = data24.method;
const _errs70 = errors;
if(errors === _errs70){
if(typeof data27 === "string"){
if(!pattern8.test(data27)){
validate24.errors = [{instancePath:instancePath+"/fixtures/" + i2+"/method",schemaPath:"#/$defs/fixture/properties/method/pattern",keyword:"pattern",params:{pattern: "^[A-Z]+$"},message:"must match pattern \""+"^[A-Z]+$"+"\""}];
return false;
}
}
else {
validate24.errors = [{instancePath:instancePath+"/fixtures/" + i2+"/method",schemaPath:"#/$defs/fixture/properties/method/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid14 = _errs70 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data24.token !== undefined){
const _errs72 = errors;
if(typeof data24.token !== "string"){
validate24.errors = [{instancePath:instancePath+"/fixtures/" + i2+"/token",schemaPath:"#/$defs/fixture/properties/token/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid14 = _errs72 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data24.headers !== undefined){
let data29 = data24.headers;
const _errs74 = errors;
if(errors === _errs74){
if(data29 && typeof data29 == "object" && !Array.isArray(data29)){
for(const key7 in data29){
const _errs77 = errors;
if(typeof data29[key7] !== "string"){
validate24.errors = [{instancePath:instancePath+"/fixtures/" + i2+"/headers/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/fixture/properties/headers/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid15 = _errs77 === errors;
if(!valid15){
break;
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/fixtures/" + i2+"/headers",schemaPath:"#/$defs/fixture/properties/headers/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid14 = _errs74 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data24.body !== undefined){
const _errs79 = errors;
if(typeof data24.body !== "string"){
validate24.errors = [{instancePath:instancePath+"/fixtures/" + i2+"/body",schemaPath:"#/$defs/fixture/properties/body/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid14 = _errs79 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data24.contentType !== undefined){
const _errs81 = errors;
if(typeof data24.contentType !== "string"){
validate24.errors = [{instancePath:instancePath+"/fixtures/" + i2+"/contentType",schemaPath:"#/$defs/fixture/properties/contentType/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid14 = _errs81 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data24.repeat !== undefined){
let data33 = data24.repeat;
const _errs83 = errors;
if(!(((typeof data33 == "number") && (!(data33 % 1) && !isNaN(data33))) && (isFinite(data33)))){
validate24.errors = [{instancePath:instancePath+"/fixtures/" + i2+"/repeat",schemaPath:"#/$defs/fixture/properties/repeat/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs83){
if((typeof data33 == "number") && (isFinite(data33))){
if(data33 > 1000 || isNaN(data33)){
validate24.errors = [{instancePath:instancePath+"/fixtures/" + i2+"/repeat",schemaPath:"#/$defs/fixture/properties/repeat/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"}];
return false;
}
else {
if(data33 < 1 || isNaN(data33)){
validate24.errors = [{instancePath:instancePath+"/fixtures/" + i2+"/repeat",schemaPath:"#/$defs/fixture/properties/repeat/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid14 = _errs83 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data24.tenant !== undefined){
const _errs85 = errors;
if(typeof data24.tenant !== "string"){
validate24.errors = [{instancePath:instancePath+"/fixtures/" + i2+"/tenant",schemaPath:"#/$defs/fixture/properties/tenant/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid14 = _errs85 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data24.expect !== undefined){
let data35 = data24.expect;
const _errs87 = errors;
if(errors === _errs87){
if(data35 && typeof data35 == "object" && !Array.isArray(data35)){
const _errs89 = errors;
for(const key8 in data35){
if(!((key8 === "code") || (key8 === "status"))){
validate24.errors = [{instancePath:instancePath+"/fixtures/" + i2+"/expect",schemaPath:"#/$defs/fixture/properties/expect/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs89 === errors){
if(data35.code !== undefined){
const _errs90 = errors;
if(typeof data35.code !== "string"){
validate24.errors = [{instancePath:instancePath+"/fixtures/" + i2+"/expect/code",schemaPath:"#/$defs/fixture/properties/expect/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid16 = _errs90 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data35.status !== undefined){
let data37 = data35.status;
const _errs92 = errors;
if(!(((typeof data37 == "number") && (!(data37 % 1) && !isNaN(data37))) && (isFinite(data37)))){
validate24.errors = [{instancePath:instancePath+"/fixtures/" + i2+"/expect/status",schemaPath:"#/$defs/fixture/properties/expect/properties/status/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid16 = _errs92 === errors;
}
else {
var valid16 = true;
}
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/fixtures/" + i2+"/expect",schemaPath:"#/$defs/fixture/properties/expect/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid14 = _errs87 === errors;
}
else {
var valid14 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/fixtures/" + i2,schemaPath:"#/$defs/fixture/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid12 = _errs62 === errors;
if(!valid12){
break;
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/fixtures",schemaPath:"#/properties/fixtures/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs60 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.schemas !== undefined){
let data38 = data.schemas;
const _errs94 = errors;
if(errors === _errs94){
if(data38 && typeof data38 == "object" && !Array.isArray(data38)){
for(const key9 in data38){
const _errs97 = errors;
if(typeof data38[key9] !== "string"){
validate24.errors = [{instancePath:instancePath+"/schemas/" + key9.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/schemas/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid17 = _errs97 === errors;
if(!valid17){
break;
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/schemas",schemaPath:"#/properties/schemas/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs94 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
else {
validate24.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate24.errors = vErrors;
return errors === 0;
}
validate24.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const PROBE_REPORT = validate25;
const schema50 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://faultshift.example/schema/probe-1.schema.json","title":"faultshift probe, JSON report","description":"What `faultshift probe --format json` writes. The ndjson format has the same records, one in each line, with a `type`.","type":"object","required":["schema","tool","command","as","targets","summary","coverage","probes","findings"],"additionalProperties":false,"properties":{"schema":{"const":"faultshift.probe/1"},"tool":{"$ref":"#/$defs/tool"},"command":{"const":"probe"},"as":{"description":"the release whose answers were expected","type":"string"},"targets":{"type":"array","items":{"type":"string"}},"summary":{"$ref":"#/$defs/summary"},"coverage":{"$ref":"#/$defs/coverage"},"probes":{"type":"array","items":{"$ref":"#/$defs/probe"}},"findings":{"type":"array","items":{"$ref":"#/$defs/finding"}}},"$defs":{"tool":{"type":"object","required":["name","version"],"additionalProperties":false,"properties":{"name":{"const":"faultshift"},"version":{"type":"string"}}},"severity":{"enum":["error","warning","info"]},"counts":{"type":"object","additionalProperties":{"type":"integer","minimum":0}},"summary":{"type":"object","required":["findings","verdicts","gate","complete"],"additionalProperties":false,"properties":{"findings":{"type":"object","required":["error","warning","info"],"additionalProperties":false,"properties":{"error":{"type":"integer","minimum":0},"warning":{"type":"integer","minimum":0},"info":{"type":"integer","minimum":0}}},"verdicts":{"description":"verdict → probes that have it","$ref":"#/$defs/counts"},"gate":{"type":"object","required":["failOn","maxFindings","counted","hit"],"additionalProperties":false,"properties":{"failOn":{"enum":["error","warning","info","none"]},"maxFindings":{"type":"integer","minimum":0},"counted":{"description":"findings at or above failOn","type":"integer","minimum":0},"hit":{"type":"boolean"}}},"complete":{"description":"false when a target did not answer, or an answer could not be read; the exit code is then 3","type":"boolean"}}},"coverage":{"type":"object","required":["checked","failed","notSeen"],"additionalProperties":false,"properties":{"checked":{"type":"array","items":{"type":"string"}},"failed":{"type":"array","items":{"type":"object","required":["path","reason"],"additionalProperties":false,"properties":{"path":{"type":"string"},"reason":{"type":"string"}}}},"notSeen":{"type":"array","items":{"type":"object","required":["what","reason"],"additionalProperties":false,"properties":{"what":{"type":"string"},"reason":{"type":"string"}}}}}},"finding":{"type":"object","required":["rule","severity","message","home","file","line","column","fingerprint"],"additionalProperties":false,"properties":{"rule":{"type":"string"},"severity":{"$ref":"#/$defs/severity"},"message":{"type":"string"},"home":{"type":"string"},"file":{"type":"string"},"line":{"$ref":"#/$defs/place"},"column":{"$ref":"#/$defs/place"},"sequence":{"type":"string"},"tenant":{"type":"string"},"known":{"description":"what the baseline says of it","type":"object","required":["reason"],"additionalProperties":false,"properties":{"reason":{"type":"string"},"owner":{"type":"string"},"expires":{"type":"string"}}},"fingerprint":{"type":"string","pattern":"^[0-9a-f]{32}$"}}},"headers":{"type":"array","items":{"type":"object","required":["name","value"],"additionalProperties":false,"properties":{"name":{"type":"string"},"value":{"type":"string"}}}},"probe":{"type":"object","required":["target","scenario","sequence","request","accept","sent","expected","answer","verdict","findings","durationMs","curl"],"additionalProperties":false,"properties":{"target":{"type":"string"},"tenant":{"type":"string"},"scenario":{"description":"the fault that was provoked","type":"string"},"sequence":{"description":"registered name of the sequence that answers it","type":"string"},"request":{"enum":["get","post-json","post-xml","post-form","delete","soap11","soap12"]},"accept":{"type":"string"},"sent":{"type":"object","required":["method","url","headers"],"additionalProperties":false,"properties":{"method":{"type":"string"},"url":{"type":"string"},"headers":{"$ref":"#/$defs/headers"}}},"expected":{"description":"what stock files of that release answer; null where that is not known or does not matter","type":"object","required":["format","status","code"],"additionalProperties":false,"properties":{"format":{"enum":["json","json-wrapped","xml","soap","html",null]},"status":{"type":["integer","null"]},"code":{"type":["string","null"]}}},"answer":{"oneOf":[{"$ref":"#/$defs/answered"},{"$ref":"#/$defs/unanswered"}]},"verdict":{"description":"`as-expected`, `unreachable`, `not-provoked`, or the rule that decides","type":"string"},"findings":{"description":"rules that do not hold","type":"array","items":{"type":"string"}},"durationMs":{"type":"integer","minimum":0},"before":{"description":"with --compare: what was recorded","type":"string"},"predicted":{"description":"with --home: what its files predict","type":"string"},"attempts":{"description":"why earlier attempts did not get there","type":"array","items":{"type":"string"}},"curl":{"description":"repeats it, once secrets are put back","type":"string"}}},"unanswered":{"type":"object","required":["outcome","why"],"additionalProperties":false,"properties":{"outcome":{"enum":["no-answer","closed","stopped","failed","unreachable"]},"why":{"type":"string"},"hint":{"type":"string"}}},"answered":{"type":"object","required":["outcome","status","reason","headers","summary","notes"],"additionalProperties":false,"properties":{"outcome":{"description":"what the payload is, by the names that predictions use","enum":["json","json-wrapped","xml","soap","html","text","form","empty","accepted-empty","unknown"]},"status":{"type":"integer"},"reason":{"type":"string"},"headers":{"$ref":"#/$defs/headers"},"summary":{"type":"string"},"fault":{"type":"object","required":["form","members"],"additionalProperties":false,"properties":{"form":{"enum":["json","json-wrapped","xml","soap"]},"namespace":{"type":"string"},"members":{"type":"array","items":{"type":"object","required":["name","type","text"],"additionalProperties":false,"properties":{"name":{"type":"string"},"type":{"enum":["object","array","string","number","boolean","null","text"]},"text":{"type":"string"}}}}}},"problem":{"type":"string"},"notes":{"type":"array","items":{"type":"string"}},"body":{"description":"its text, at most 4096 characters, without secrets","type":"string"}}},"place":{"type":"integer","minimum":1}}};
const schema51 = {"type":"object","required":["name","version"],"additionalProperties":false,"properties":{"name":{"const":"faultshift"},"version":{"type":"string"}}};
const schema54 = {"type":"object","required":["checked","failed","notSeen"],"additionalProperties":false,"properties":{"checked":{"type":"array","items":{"type":"string"}},"failed":{"type":"array","items":{"type":"object","required":["path","reason"],"additionalProperties":false,"properties":{"path":{"type":"string"},"reason":{"type":"string"}}}},"notSeen":{"type":"array","items":{"type":"object","required":["what","reason"],"additionalProperties":false,"properties":{"what":{"type":"string"},"reason":{"type":"string"}}}}}};
const schema52 = {"type":"object","required":["findings","verdicts","gate","complete"],"additionalProperties":false,"properties":{"findings":{"type":"object","required":["error","warning","info"],"additionalProperties":false,"properties":{"error":{"type":"integer","minimum":0},"warning":{"type":"integer","minimum":0},"info":{"type":"integer","minimum":0}}},"verdicts":{"description":"verdict → probes that have it","$ref":"#/$defs/counts"},"gate":{"type":"object","required":["failOn","maxFindings","counted","hit"],"additionalProperties":false,"properties":{"failOn":{"enum":["error","warning","info","none"]},"maxFindings":{"type":"integer","minimum":0},"counted":{"description":"findings at or above failOn","type":"integer","minimum":0},"hit":{"type":"boolean"}}},"complete":{"description":"false when a target did not answer, or an answer could not be read; the exit code is then 3","type":"boolean"}}};
const schema53 = {"type":"object","additionalProperties":{"type":"integer","minimum":0}};

function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate26.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.findings === undefined) && (missing0 = "findings")) || ((data.verdicts === undefined) && (missing0 = "verdicts"))) || ((data.gate === undefined) && (missing0 = "gate"))) || ((data.complete === undefined) && (missing0 = "complete"))){
validate26.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((key0 === "findings") || (key0 === "verdicts")) || (key0 === "gate")) || (key0 === "complete"))){
validate26.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.findings !== undefined){
let data0 = data.findings;
const _errs2 = errors;
if(errors === _errs2){
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
let missing1;
if((((data0.error === undefined) && (missing1 = "error")) || ((data0.warning === undefined) && (missing1 = "warning"))) || ((data0.info === undefined) && (missing1 = "info"))){
validate26.errors = [{instancePath:instancePath+"/findings",schemaPath:"#/properties/findings/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs4 = errors;
for(const key1 in data0){
if(!(((key1 === "error") || (key1 === "warning")) || (key1 === "info"))){
validate26.errors = [{instancePath:instancePath+"/findings",schemaPath:"#/properties/findings/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs4 === errors){
if(data0.error !== undefined){
let data1 = data0.error;
const _errs5 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate26.errors = [{instancePath:instancePath+"/findings/error",schemaPath:"#/properties/findings/properties/error/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs5){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 0 || isNaN(data1)){
validate26.errors = [{instancePath:instancePath+"/findings/error",schemaPath:"#/properties/findings/properties/error/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid1 = _errs5 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data0.warning !== undefined){
let data2 = data0.warning;
const _errs7 = errors;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
validate26.errors = [{instancePath:instancePath+"/findings/warning",schemaPath:"#/properties/findings/properties/warning/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs7){
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 0 || isNaN(data2)){
validate26.errors = [{instancePath:instancePath+"/findings/warning",schemaPath:"#/properties/findings/properties/warning/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid1 = _errs7 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data0.info !== undefined){
let data3 = data0.info;
const _errs9 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
validate26.errors = [{instancePath:instancePath+"/findings/info",schemaPath:"#/properties/findings/properties/info/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs9){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 0 || isNaN(data3)){
validate26.errors = [{instancePath:instancePath+"/findings/info",schemaPath:"#/properties/findings/properties/info/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid1 = _errs9 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/findings",schemaPath:"#/properties/findings/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.verdicts !== undefined){
let data4 = data.verdicts;
const _errs11 = errors;
const _errs12 = errors;
if(errors === _errs12){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
for(const key2 in data4){
let data5 = data4[key2];
const _errs15 = errors;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
validate26.errors = [{instancePath:instancePath+"/verdicts/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/counts/additionalProperties/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs15){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 0 || isNaN(data5)){
validate26.errors = [{instancePath:instancePath+"/verdicts/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/counts/additionalProperties/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid3 = _errs15 === errors;
if(!valid3){
break;
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/verdicts",schemaPath:"#/$defs/counts/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.gate !== undefined){
let data6 = data.gate;
const _errs17 = errors;
if(errors === _errs17){
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
let missing2;
if(((((data6.failOn === undefined) && (missing2 = "failOn")) || ((data6.maxFindings === undefined) && (missing2 = "maxFindings"))) || ((data6.counted === undefined) && (missing2 = "counted"))) || ((data6.hit === undefined) && (missing2 = "hit"))){
validate26.errors = [{instancePath:instancePath+"/gate",schemaPath:"#/properties/gate/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs19 = errors;
for(const key3 in data6){
if(!((((key3 === "failOn") || (key3 === "maxFindings")) || (key3 === "counted")) || (key3 === "hit"))){
validate26.errors = [{instancePath:instancePath+"/gate",schemaPath:"#/properties/gate/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs19 === errors){
if(data6.failOn !== undefined){
let data7 = data6.failOn;
const _errs20 = errors;
if(!((((data7 === "error") || (data7 === "warning")) || (data7 === "info")) || (data7 === "none"))){
validate26.errors = [{instancePath:instancePath+"/gate/failOn",schemaPath:"#/properties/gate/properties/failOn/enum",keyword:"enum",params:{allowedValues: schema52.properties.gate.properties.failOn.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid4 = _errs20 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data6.maxFindings !== undefined){
let data8 = data6.maxFindings;
const _errs21 = errors;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
validate26.errors = [{instancePath:instancePath+"/gate/maxFindings",schemaPath:"#/properties/gate/properties/maxFindings/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs21){
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 < 0 || isNaN(data8)){
validate26.errors = [{instancePath:instancePath+"/gate/maxFindings",schemaPath:"#/properties/gate/properties/maxFindings/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid4 = _errs21 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data6.counted !== undefined){
let data9 = data6.counted;
const _errs23 = errors;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
validate26.errors = [{instancePath:instancePath+"/gate/counted",schemaPath:"#/properties/gate/properties/counted/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs23){
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 < 0 || isNaN(data9)){
validate26.errors = [{instancePath:instancePath+"/gate/counted",schemaPath:"#/properties/gate/properties/counted/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid4 = _errs23 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data6.hit !== undefined){
const _errs25 = errors;
if(typeof data6.hit !== "boolean"){
validate26.errors = [{instancePath:instancePath+"/gate/hit",schemaPath:"#/properties/gate/properties/hit/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid4 = _errs25 === errors;
}
else {
var valid4 = true;
}
}
}
}
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/gate",schemaPath:"#/properties/gate/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.complete !== undefined){
const _errs27 = errors;
if(typeof data.complete !== "boolean"){
validate26.errors = [{instancePath:instancePath+"/complete",schemaPath:"#/properties/complete/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs27 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate26.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate26.errors = vErrors;
return errors === 0;
}
validate26.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema55 = {"type":"object","required":["target","scenario","sequence","request","accept","sent","expected","answer","verdict","findings","durationMs","curl"],"additionalProperties":false,"properties":{"target":{"type":"string"},"tenant":{"type":"string"},"scenario":{"description":"the fault that was provoked","type":"string"},"sequence":{"description":"registered name of the sequence that answers it","type":"string"},"request":{"enum":["get","post-json","post-xml","post-form","delete","soap11","soap12"]},"accept":{"type":"string"},"sent":{"type":"object","required":["method","url","headers"],"additionalProperties":false,"properties":{"method":{"type":"string"},"url":{"type":"string"},"headers":{"$ref":"#/$defs/headers"}}},"expected":{"description":"what stock files of that release answer; null where that is not known or does not matter","type":"object","required":["format","status","code"],"additionalProperties":false,"properties":{"format":{"enum":["json","json-wrapped","xml","soap","html",null]},"status":{"type":["integer","null"]},"code":{"type":["string","null"]}}},"answer":{"oneOf":[{"$ref":"#/$defs/answered"},{"$ref":"#/$defs/unanswered"}]},"verdict":{"description":"`as-expected`, `unreachable`, `not-provoked`, or the rule that decides","type":"string"},"findings":{"description":"rules that do not hold","type":"array","items":{"type":"string"}},"durationMs":{"type":"integer","minimum":0},"before":{"description":"with --compare: what was recorded","type":"string"},"predicted":{"description":"with --home: what its files predict","type":"string"},"attempts":{"description":"why earlier attempts did not get there","type":"array","items":{"type":"string"}},"curl":{"description":"repeats it, once secrets are put back","type":"string"}}};
const schema56 = {"type":"array","items":{"type":"object","required":["name","value"],"additionalProperties":false,"properties":{"name":{"type":"string"},"value":{"type":"string"}}}};
const schema59 = {"type":"object","required":["outcome","why"],"additionalProperties":false,"properties":{"outcome":{"enum":["no-answer","closed","stopped","failed","unreachable"]},"why":{"type":"string"},"hint":{"type":"string"}}};
const schema57 = {"type":"object","required":["outcome","status","reason","headers","summary","notes"],"additionalProperties":false,"properties":{"outcome":{"description":"what the payload is, by the names that predictions use","enum":["json","json-wrapped","xml","soap","html","text","form","empty","accepted-empty","unknown"]},"status":{"type":"integer"},"reason":{"type":"string"},"headers":{"$ref":"#/$defs/headers"},"summary":{"type":"string"},"fault":{"type":"object","required":["form","members"],"additionalProperties":false,"properties":{"form":{"enum":["json","json-wrapped","xml","soap"]},"namespace":{"type":"string"},"members":{"type":"array","items":{"type":"object","required":["name","type","text"],"additionalProperties":false,"properties":{"name":{"type":"string"},"type":{"enum":["object","array","string","number","boolean","null","text"]},"text":{"type":"string"}}}}}},"problem":{"type":"string"},"notes":{"type":"array","items":{"type":"string"}},"body":{"description":"its text, at most 4096 characters, without secrets","type":"string"}}};

function validate29(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate29.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((data.outcome === undefined) && (missing0 = "outcome")) || ((data.status === undefined) && (missing0 = "status"))) || ((data.reason === undefined) && (missing0 = "reason"))) || ((data.headers === undefined) && (missing0 = "headers"))) || ((data.summary === undefined) && (missing0 = "summary"))) || ((data.notes === undefined) && (missing0 = "notes"))){
validate29.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(func1.call(schema57.properties, key0))){
validate29.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.outcome !== undefined){
let data0 = data.outcome;
const _errs2 = errors;
if(!((((((((((data0 === "json") || (data0 === "json-wrapped")) || (data0 === "xml")) || (data0 === "soap")) || (data0 === "html")) || (data0 === "text")) || (data0 === "form")) || (data0 === "empty")) || (data0 === "accepted-empty")) || (data0 === "unknown"))){
validate29.errors = [{instancePath:instancePath+"/outcome",schemaPath:"#/properties/outcome/enum",keyword:"enum",params:{allowedValues: schema57.properties.outcome.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.status !== undefined){
let data1 = data.status;
const _errs3 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate29.errors = [{instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.reason !== undefined){
const _errs5 = errors;
if(typeof data.reason !== "string"){
validate29.errors = [{instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.headers !== undefined){
let data3 = data.headers;
const _errs7 = errors;
const _errs8 = errors;
if(errors === _errs8){
if(Array.isArray(data3)){
var valid2 = true;
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
let data4 = data3[i0];
const _errs10 = errors;
if(errors === _errs10){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
let missing1;
if(((data4.name === undefined) && (missing1 = "name")) || ((data4.value === undefined) && (missing1 = "value"))){
validate29.errors = [{instancePath:instancePath+"/headers/" + i0,schemaPath:"#/$defs/headers/items/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs12 = errors;
for(const key1 in data4){
if(!((key1 === "name") || (key1 === "value"))){
validate29.errors = [{instancePath:instancePath+"/headers/" + i0,schemaPath:"#/$defs/headers/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs12 === errors){
if(data4.name !== undefined){
const _errs13 = errors;
if(typeof data4.name !== "string"){
validate29.errors = [{instancePath:instancePath+"/headers/" + i0+"/name",schemaPath:"#/$defs/headers/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs13 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data4.value !== undefined){
const _errs15 = errors;
if(typeof data4.value !== "string"){
validate29.errors = [{instancePath:instancePath+"/headers/" + i0+"/value",schemaPath:"#/$defs/headers/items/properties/value/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs15 === errors;
}
else {
var valid3 = true;
}
}
}
}
}
else {
validate29.errors = [{instancePath:instancePath+"/headers/" + i0,schemaPath:"#/$defs/headers/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid2 = _errs10 === errors;
if(!valid2){
break;
}
}
}
else {
validate29.errors = [{instancePath:instancePath+"/headers",schemaPath:"#/$defs/headers/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.summary !== undefined){
const _errs17 = errors;
if(typeof data.summary !== "string"){
validate29.errors = [{instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.fault !== undefined){
let data8 = data.fault;
const _errs19 = errors;
if(errors === _errs19){
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
let missing2;
if(((data8.form === undefined) && (missing2 = "form")) || ((data8.members === undefined) && (missing2 = "members"))){
validate29.errors = [{instancePath:instancePath+"/fault",schemaPath:"#/properties/fault/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs21 = errors;
for(const key2 in data8){
if(!(((key2 === "form") || (key2 === "namespace")) || (key2 === "members"))){
validate29.errors = [{instancePath:instancePath+"/fault",schemaPath:"#/properties/fault/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs21 === errors){
if(data8.form !== undefined){
let data9 = data8.form;
const _errs22 = errors;
if(!((((data9 === "json") || (data9 === "json-wrapped")) || (data9 === "xml")) || (data9 === "soap"))){
validate29.errors = [{instancePath:instancePath+"/fault/form",schemaPath:"#/properties/fault/properties/form/enum",keyword:"enum",params:{allowedValues: schema57.properties.fault.properties.form.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid4 = _errs22 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data8.namespace !== undefined){
const _errs23 = errors;
if(typeof data8.namespace !== "string"){
validate29.errors = [{instancePath:instancePath+"/fault/namespace",schemaPath:"#/properties/fault/properties/namespace/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs23 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data8.members !== undefined){
let data11 = data8.members;
const _errs25 = errors;
if(errors === _errs25){
if(Array.isArray(data11)){
var valid5 = true;
const len1 = data11.length;
for(let i1=0; i1<len1; i1++){
let data12 = data11[i1];
const _errs27 = errors;
if(errors === _errs27){
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
let missing3;
if((((data12.name === undefined) && (missing3 = "name")) || ((data12.type === undefined) && (missing3 = "type"))) || ((data12.text === undefined) && (missing3 = "text"))){
validate29.errors = [{instancePath:instancePath+"/fault/members/" + i1,schemaPath:"#/properties/fault/properties/members/items/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'"}];
return false;
}
else {
const _errs29 = errors;
for(const key3 in data12){
if(!(((key3 === "name") || (key3 === "type")) || (key3 === "text"))){
validate29.errors = [{instancePath:instancePath+"/fault/members/" + i1,schemaPath:"#/properties/fault/properties/members/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs29 === errors){
if(data12.name !== undefined){
const _errs30 = errors;
if(typeof data12.name !== "string"){
validate29.errors = [{instancePath:instancePath+"/fault/members/" + i1+"/name",schemaPath:"#/properties/fault/properties/members/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid6 = _errs30 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data12.type !== undefined){
let data14 = data12.type;
const _errs32 = errors;
if(!(((((((data14 === "object") || (data14 === "array")) || (data14 === "string")) || (data14 === "number")) || (data14 === "boolean")) || (data14 === "null")) || (data14 === "text"))){
validate29.errors = [{instancePath:instancePath+"/fault/members/" + i1+"/type",schemaPath:"#/properties/fault/properties/members/items/properties/type/enum",keyword:"enum",params:{allowedValues: schema57.properties.fault.properties.members.items.properties.type.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid6 = _errs32 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data12.text !== undefined){
const _errs33 = errors;
if(typeof data12.text !== "string"){
validate29.errors = [{instancePath:instancePath+"/fault/members/" + i1+"/text",schemaPath:"#/properties/fault/properties/members/items/properties/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid6 = _errs33 === errors;
}
else {
var valid6 = true;
}
}
}
}
}
}
else {
validate29.errors = [{instancePath:instancePath+"/fault/members/" + i1,schemaPath:"#/properties/fault/properties/members/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid5 = _errs27 === errors;
if(!valid5){
break;
}
}
}
else {
validate29.errors = [{instancePath:instancePath+"/fault/members",schemaPath:"#/properties/fault/properties/members/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid4 = _errs25 === errors;
}
else {
var valid4 = true;
}
}
}
}
}
}
else {
validate29.errors = [{instancePath:instancePath+"/fault",schemaPath:"#/properties/fault/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.problem !== undefined){
const _errs35 = errors;
if(typeof data.problem !== "string"){
validate29.errors = [{instancePath:instancePath+"/problem",schemaPath:"#/properties/problem/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs35 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.notes !== undefined){
let data17 = data.notes;
const _errs37 = errors;
if(errors === _errs37){
if(Array.isArray(data17)){
var valid7 = true;
const len2 = data17.length;
for(let i2=0; i2<len2; i2++){
const _errs39 = errors;
if(typeof data17[i2] !== "string"){
validate29.errors = [{instancePath:instancePath+"/notes/" + i2,schemaPath:"#/properties/notes/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid7 = _errs39 === errors;
if(!valid7){
break;
}
}
}
else {
validate29.errors = [{instancePath:instancePath+"/notes",schemaPath:"#/properties/notes/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs37 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.body !== undefined){
const _errs41 = errors;
if(typeof data.body !== "string"){
validate29.errors = [{instancePath:instancePath+"/body",schemaPath:"#/properties/body/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs41 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate29.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate29.errors = vErrors;
return errors === 0;
}
validate29.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate28(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate28.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((((((data.target === undefined) && (missing0 = "target")) || ((data.scenario === undefined) && (missing0 = "scenario"))) || ((data.sequence === undefined) && (missing0 = "sequence"))) || ((data.request === undefined) && (missing0 = "request"))) || ((data.accept === undefined) && (missing0 = "accept"))) || ((data.sent === undefined) && (missing0 = "sent"))) || ((data.expected === undefined) && (missing0 = "expected"))) || ((data.answer === undefined) && (missing0 = "answer"))) || ((data.verdict === undefined) && (missing0 = "verdict"))) || ((data.findings === undefined) && (missing0 = "findings"))) || ((data.durationMs === undefined) && (missing0 = "durationMs"))) || ((data.curl === undefined) && (missing0 = "curl"))){
validate28.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(func1.call(schema55.properties, key0))){
validate28.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.target !== undefined){
const _errs2 = errors;
if(typeof data.target !== "string"){
validate28.errors = [{instancePath:instancePath+"/target",schemaPath:"#/properties/target/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tenant !== undefined){
const _errs4 = errors;
if(typeof data.tenant !== "string"){
validate28.errors = [{instancePath:instancePath+"/tenant",schemaPath:"#/properties/tenant/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.scenario !== undefined){
const _errs6 = errors;
if(typeof data.scenario !== "string"){
validate28.errors = [{instancePath:instancePath+"/scenario",schemaPath:"#/properties/scenario/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.sequence !== undefined){
const _errs8 = errors;
if(typeof data.sequence !== "string"){
validate28.errors = [{instancePath:instancePath+"/sequence",schemaPath:"#/properties/sequence/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.request !== undefined){
let data4 = data.request;
const _errs10 = errors;
if(!(((((((data4 === "get") || (data4 === "post-json")) || (data4 === "post-xml")) || (data4 === "post-form")) || (data4 === "delete")) || (data4 === "soap11")) || (data4 === "soap12"))){
validate28.errors = [{instancePath:instancePath+"/request",schemaPath:"#/properties/request/enum",keyword:"enum",params:{allowedValues: schema55.properties.request.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.accept !== undefined){
const _errs11 = errors;
if(typeof data.accept !== "string"){
validate28.errors = [{instancePath:instancePath+"/accept",schemaPath:"#/properties/accept/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.sent !== undefined){
let data6 = data.sent;
const _errs13 = errors;
if(errors === _errs13){
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
let missing1;
if((((data6.method === undefined) && (missing1 = "method")) || ((data6.url === undefined) && (missing1 = "url"))) || ((data6.headers === undefined) && (missing1 = "headers"))){
validate28.errors = [{instancePath:instancePath+"/sent",schemaPath:"#/properties/sent/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs15 = errors;
for(const key1 in data6){
if(!(((key1 === "method") || (key1 === "url")) || (key1 === "headers"))){
validate28.errors = [{instancePath:instancePath+"/sent",schemaPath:"#/properties/sent/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs15 === errors){
if(data6.method !== undefined){
const _errs16 = errors;
if(typeof data6.method !== "string"){
validate28.errors = [{instancePath:instancePath+"/sent/method",schemaPath:"#/properties/sent/properties/method/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs16 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data6.url !== undefined){
const _errs18 = errors;
if(typeof data6.url !== "string"){
validate28.errors = [{instancePath:instancePath+"/sent/url",schemaPath:"#/properties/sent/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs18 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data6.headers !== undefined){
let data9 = data6.headers;
const _errs20 = errors;
const _errs21 = errors;
if(errors === _errs21){
if(Array.isArray(data9)){
var valid3 = true;
const len0 = data9.length;
for(let i0=0; i0<len0; i0++){
let data10 = data9[i0];
const _errs23 = errors;
if(errors === _errs23){
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
let missing2;
if(((data10.name === undefined) && (missing2 = "name")) || ((data10.value === undefined) && (missing2 = "value"))){
validate28.errors = [{instancePath:instancePath+"/sent/headers/" + i0,schemaPath:"#/$defs/headers/items/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs25 = errors;
for(const key2 in data10){
if(!((key2 === "name") || (key2 === "value"))){
validate28.errors = [{instancePath:instancePath+"/sent/headers/" + i0,schemaPath:"#/$defs/headers/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs25 === errors){
if(data10.name !== undefined){
const _errs26 = errors;
if(typeof data10.name !== "string"){
validate28.errors = [{instancePath:instancePath+"/sent/headers/" + i0+"/name",schemaPath:"#/$defs/headers/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs26 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data10.value !== undefined){
const _errs28 = errors;
if(typeof data10.value !== "string"){
validate28.errors = [{instancePath:instancePath+"/sent/headers/" + i0+"/value",schemaPath:"#/$defs/headers/items/properties/value/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs28 === errors;
}
else {
var valid4 = true;
}
}
}
}
}
else {
validate28.errors = [{instancePath:instancePath+"/sent/headers/" + i0,schemaPath:"#/$defs/headers/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid3 = _errs23 === errors;
if(!valid3){
break;
}
}
}
else {
validate28.errors = [{instancePath:instancePath+"/sent/headers",schemaPath:"#/$defs/headers/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs20 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
}
else {
validate28.errors = [{instancePath:instancePath+"/sent",schemaPath:"#/properties/sent/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.expected !== undefined){
let data13 = data.expected;
const _errs30 = errors;
if(errors === _errs30){
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
let missing3;
if((((data13.format === undefined) && (missing3 = "format")) || ((data13.status === undefined) && (missing3 = "status"))) || ((data13.code === undefined) && (missing3 = "code"))){
validate28.errors = [{instancePath:instancePath+"/expected",schemaPath:"#/properties/expected/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'"}];
return false;
}
else {
const _errs32 = errors;
for(const key3 in data13){
if(!(((key3 === "format") || (key3 === "status")) || (key3 === "code"))){
validate28.errors = [{instancePath:instancePath+"/expected",schemaPath:"#/properties/expected/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs32 === errors){
if(data13.format !== undefined){
let data14 = data13.format;
const _errs33 = errors;
if(!((((((data14 === "json") || (data14 === "json-wrapped")) || (data14 === "xml")) || (data14 === "soap")) || (data14 === "html")) || (data14 === null))){
validate28.errors = [{instancePath:instancePath+"/expected/format",schemaPath:"#/properties/expected/properties/format/enum",keyword:"enum",params:{allowedValues: schema55.properties.expected.properties.format.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid5 = _errs33 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data13.status !== undefined){
let data15 = data13.status;
const _errs34 = errors;
if((!(((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15))) && (isFinite(data15)))) && (data15 !== null)){
validate28.errors = [{instancePath:instancePath+"/expected/status",schemaPath:"#/properties/expected/properties/status/type",keyword:"type",params:{type: schema55.properties.expected.properties.status.type},message:"must be integer,null"}];
return false;
}
var valid5 = _errs34 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data13.code !== undefined){
let data16 = data13.code;
const _errs36 = errors;
if((typeof data16 !== "string") && (data16 !== null)){
validate28.errors = [{instancePath:instancePath+"/expected/code",schemaPath:"#/properties/expected/properties/code/type",keyword:"type",params:{type: schema55.properties.expected.properties.code.type},message:"must be string,null"}];
return false;
}
var valid5 = _errs36 === errors;
}
else {
var valid5 = true;
}
}
}
}
}
}
else {
validate28.errors = [{instancePath:instancePath+"/expected",schemaPath:"#/properties/expected/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs30 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.answer !== undefined){
let data17 = data.answer;
const _errs38 = errors;
const _errs39 = errors;
let valid6 = false;
let passing0 = null;
const _errs40 = errors;
if(!(validate29(data17, {instancePath:instancePath+"/answer",parentData:data,parentDataProperty:"answer",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
errors = vErrors.length;
}
var _valid0 = _errs40 === errors;
if(_valid0){
valid6 = true;
passing0 = 0;
var props0 = true;
}
const _errs41 = errors;
const _errs42 = errors;
if(errors === _errs42){
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
let missing4;
if(((data17.outcome === undefined) && (missing4 = "outcome")) || ((data17.why === undefined) && (missing4 = "why"))){
const err0 = {instancePath:instancePath+"/answer",schemaPath:"#/$defs/unanswered/required",keyword:"required",params:{missingProperty: missing4},message:"must have required property '"+missing4+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
const _errs44 = errors;
for(const key4 in data17){
if(!(((key4 === "outcome") || (key4 === "why")) || (key4 === "hint"))){
const err1 = {instancePath:instancePath+"/answer",schemaPath:"#/$defs/unanswered/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
break;
}
}
if(_errs44 === errors){
if(data17.outcome !== undefined){
let data18 = data17.outcome;
const _errs45 = errors;
if(!(((((data18 === "no-answer") || (data18 === "closed")) || (data18 === "stopped")) || (data18 === "failed")) || (data18 === "unreachable"))){
const err2 = {instancePath:instancePath+"/answer/outcome",schemaPath:"#/$defs/unanswered/properties/outcome/enum",keyword:"enum",params:{allowedValues: schema59.properties.outcome.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var valid8 = _errs45 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data17.why !== undefined){
const _errs46 = errors;
if(typeof data17.why !== "string"){
const err3 = {instancePath:instancePath+"/answer/why",schemaPath:"#/$defs/unanswered/properties/why/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var valid8 = _errs46 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data17.hint !== undefined){
const _errs48 = errors;
if(typeof data17.hint !== "string"){
const err4 = {instancePath:instancePath+"/answer/hint",schemaPath:"#/$defs/unanswered/properties/hint/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var valid8 = _errs48 === errors;
}
else {
var valid8 = true;
}
}
}
}
}
}
else {
const err5 = {instancePath:instancePath+"/answer",schemaPath:"#/$defs/unanswered/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
var _valid0 = _errs41 === errors;
if(_valid0 && valid6){
valid6 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid6 = true;
passing0 = 1;
if(props0 !== true){
props0 = true;
}
}
}
if(!valid6){
const err6 = {instancePath:instancePath+"/answer",schemaPath:"#/properties/answer/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
validate28.errors = vErrors;
return false;
}
else {
errors = _errs39;
if(vErrors !== null){
if(_errs39){
vErrors.length = _errs39;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs38 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.verdict !== undefined){
const _errs50 = errors;
if(typeof data.verdict !== "string"){
validate28.errors = [{instancePath:instancePath+"/verdict",schemaPath:"#/properties/verdict/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs50 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.findings !== undefined){
let data22 = data.findings;
const _errs52 = errors;
if(errors === _errs52){
if(Array.isArray(data22)){
var valid9 = true;
const len1 = data22.length;
for(let i1=0; i1<len1; i1++){
const _errs54 = errors;
if(typeof data22[i1] !== "string"){
validate28.errors = [{instancePath:instancePath+"/findings/" + i1,schemaPath:"#/properties/findings/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid9 = _errs54 === errors;
if(!valid9){
break;
}
}
}
else {
validate28.errors = [{instancePath:instancePath+"/findings",schemaPath:"#/properties/findings/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs52 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.durationMs !== undefined){
let data24 = data.durationMs;
const _errs56 = errors;
if(!(((typeof data24 == "number") && (!(data24 % 1) && !isNaN(data24))) && (isFinite(data24)))){
validate28.errors = [{instancePath:instancePath+"/durationMs",schemaPath:"#/properties/durationMs/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs56){
if((typeof data24 == "number") && (isFinite(data24))){
if(data24 < 0 || isNaN(data24)){
validate28.errors = [{instancePath:instancePath+"/durationMs",schemaPath:"#/properties/durationMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs56 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.before !== undefined){
const _errs58 = errors;
if(typeof data.before !== "string"){
validate28.errors = [{instancePath:instancePath+"/before",schemaPath:"#/properties/before/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs58 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.predicted !== undefined){
const _errs60 = errors;
if(typeof data.predicted !== "string"){
validate28.errors = [{instancePath:instancePath+"/predicted",schemaPath:"#/properties/predicted/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs60 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.attempts !== undefined){
let data27 = data.attempts;
const _errs62 = errors;
if(errors === _errs62){
if(Array.isArray(data27)){
var valid10 = true;
const len2 = data27.length;
for(let i2=0; i2<len2; i2++){
const _errs64 = errors;
if(typeof data27[i2] !== "string"){
validate28.errors = [{instancePath:instancePath+"/attempts/" + i2,schemaPath:"#/properties/attempts/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid10 = _errs64 === errors;
if(!valid10){
break;
}
}
}
else {
validate28.errors = [{instancePath:instancePath+"/attempts",schemaPath:"#/properties/attempts/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs62 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.curl !== undefined){
const _errs66 = errors;
if(typeof data.curl !== "string"){
validate28.errors = [{instancePath:instancePath+"/curl",schemaPath:"#/properties/curl/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs66 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate28.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate28.errors = vErrors;
return errors === 0;
}
validate28.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema60 = {"type":"object","required":["rule","severity","message","home","file","line","column","fingerprint"],"additionalProperties":false,"properties":{"rule":{"type":"string"},"severity":{"$ref":"#/$defs/severity"},"message":{"type":"string"},"home":{"type":"string"},"file":{"type":"string"},"line":{"$ref":"#/$defs/place"},"column":{"$ref":"#/$defs/place"},"sequence":{"type":"string"},"tenant":{"type":"string"},"known":{"description":"what the baseline says of it","type":"object","required":["reason"],"additionalProperties":false,"properties":{"reason":{"type":"string"},"owner":{"type":"string"},"expires":{"type":"string"}}},"fingerprint":{"type":"string","pattern":"^[0-9a-f]{32}$"}}};
const schema61 = {"enum":["error","warning","info"]};
const schema62 = {"type":"integer","minimum":1};
const pattern12 = new RegExp("^[0-9a-f]{32}$", "u");

function validate32(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate32.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((data.rule === undefined) && (missing0 = "rule")) || ((data.severity === undefined) && (missing0 = "severity"))) || ((data.message === undefined) && (missing0 = "message"))) || ((data.home === undefined) && (missing0 = "home"))) || ((data.file === undefined) && (missing0 = "file"))) || ((data.line === undefined) && (missing0 = "line"))) || ((data.column === undefined) && (missing0 = "column"))) || ((data.fingerprint === undefined) && (missing0 = "fingerprint"))){
validate32.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(func1.call(schema60.properties, key0))){
validate32.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.rule !== undefined){
const _errs2 = errors;
if(typeof data.rule !== "string"){
validate32.errors = [{instancePath:instancePath+"/rule",schemaPath:"#/properties/rule/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.severity !== undefined){
let data1 = data.severity;
const _errs4 = errors;
if(!(((data1 === "error") || (data1 === "warning")) || (data1 === "info"))){
validate32.errors = [{instancePath:instancePath+"/severity",schemaPath:"#/$defs/severity/enum",keyword:"enum",params:{allowedValues: schema61.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.message !== undefined){
const _errs6 = errors;
if(typeof data.message !== "string"){
validate32.errors = [{instancePath:instancePath+"/message",schemaPath:"#/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.home !== undefined){
const _errs8 = errors;
if(typeof data.home !== "string"){
validate32.errors = [{instancePath:instancePath+"/home",schemaPath:"#/properties/home/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.file !== undefined){
const _errs10 = errors;
if(typeof data.file !== "string"){
validate32.errors = [{instancePath:instancePath+"/file",schemaPath:"#/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.line !== undefined){
let data5 = data.line;
const _errs12 = errors;
const _errs13 = errors;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
validate32.errors = [{instancePath:instancePath+"/line",schemaPath:"#/$defs/place/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs13){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 1 || isNaN(data5)){
validate32.errors = [{instancePath:instancePath+"/line",schemaPath:"#/$defs/place/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.column !== undefined){
let data6 = data.column;
const _errs15 = errors;
const _errs16 = errors;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
validate32.errors = [{instancePath:instancePath+"/column",schemaPath:"#/$defs/place/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs16){
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 < 1 || isNaN(data6)){
validate32.errors = [{instancePath:instancePath+"/column",schemaPath:"#/$defs/place/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.sequence !== undefined){
const _errs18 = errors;
if(typeof data.sequence !== "string"){
validate32.errors = [{instancePath:instancePath+"/sequence",schemaPath:"#/properties/sequence/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tenant !== undefined){
const _errs20 = errors;
if(typeof data.tenant !== "string"){
validate32.errors = [{instancePath:instancePath+"/tenant",schemaPath:"#/properties/tenant/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.known !== undefined){
let data9 = data.known;
const _errs22 = errors;
if(errors === _errs22){
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
let missing1;
if((data9.reason === undefined) && (missing1 = "reason")){
validate32.errors = [{instancePath:instancePath+"/known",schemaPath:"#/properties/known/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs24 = errors;
for(const key1 in data9){
if(!(((key1 === "reason") || (key1 === "owner")) || (key1 === "expires"))){
validate32.errors = [{instancePath:instancePath+"/known",schemaPath:"#/properties/known/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs24 === errors){
if(data9.reason !== undefined){
const _errs25 = errors;
if(typeof data9.reason !== "string"){
validate32.errors = [{instancePath:instancePath+"/known/reason",schemaPath:"#/properties/known/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs25 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data9.owner !== undefined){
const _errs27 = errors;
if(typeof data9.owner !== "string"){
validate32.errors = [{instancePath:instancePath+"/known/owner",schemaPath:"#/properties/known/properties/owner/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs27 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data9.expires !== undefined){
const _errs29 = errors;
if(typeof data9.expires !== "string"){
validate32.errors = [{instancePath:instancePath+"/known/expires",schemaPath:"#/properties/known/properties/expires/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs29 === errors;
}
else {
var valid4 = true;
}
}
}
}
}
}
else {
validate32.errors = [{instancePath:instancePath+"/known",schemaPath:"#/properties/known/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.fingerprint !== undefined){
let data13 = data.fingerprint;
const _errs31 = errors;
if(errors === _errs31){
if(typeof data13 === "string"){
if(!pattern12.test(data13)){
validate32.errors = [{instancePath:instancePath+"/fingerprint",schemaPath:"#/properties/fingerprint/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{32}$"},message:"must match pattern \""+"^[0-9a-f]{32}$"+"\""}];
return false;
}
}
else {
validate32.errors = [{instancePath:instancePath+"/fingerprint",schemaPath:"#/properties/fingerprint/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs31 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate32.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate32.errors = vErrors;
return errors === 0;
}
validate32.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate25(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://faultshift.example/schema/probe-1.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate25.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((((data.schema === undefined) && (missing0 = "schema")) || ((data.tool === undefined) && (missing0 = "tool"))) || ((data.command === undefined) && (missing0 = "command"))) || ((data.as === undefined) && (missing0 = "as"))) || ((data.targets === undefined) && (missing0 = "targets"))) || ((data.summary === undefined) && (missing0 = "summary"))) || ((data.coverage === undefined) && (missing0 = "coverage"))) || ((data.probes === undefined) && (missing0 = "probes"))) || ((data.findings === undefined) && (missing0 = "findings"))){
validate25.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(func1.call(schema50.properties, key0))){
validate25.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.schema !== undefined){
const _errs2 = errors;
if("faultshift.probe/1" !== data.schema){
validate25.errors = [{instancePath:instancePath+"/schema",schemaPath:"#/properties/schema/const",keyword:"const",params:{allowedValue: "faultshift.probe/1"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tool !== undefined){
let data1 = data.tool;
const _errs3 = errors;
const _errs4 = errors;
if(errors === _errs4){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
let missing1;
if(((data1.name === undefined) && (missing1 = "name")) || ((data1.version === undefined) && (missing1 = "version"))){
validate25.errors = [{instancePath:instancePath+"/tool",schemaPath:"#/$defs/tool/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs6 = errors;
for(const key1 in data1){
if(!((key1 === "name") || (key1 === "version"))){
validate25.errors = [{instancePath:instancePath+"/tool",schemaPath:"#/$defs/tool/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs6 === errors){
if(data1.name !== undefined){
const _errs7 = errors;
if("faultshift" !== data1.name){
validate25.errors = [{instancePath:instancePath+"/tool/name",schemaPath:"#/$defs/tool/properties/name/const",keyword:"const",params:{allowedValue: "faultshift"},message:"must be equal to constant"}];
return false;
}
var valid2 = _errs7 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.version !== undefined){
const _errs8 = errors;
if(typeof data1.version !== "string"){
validate25.errors = [{instancePath:instancePath+"/tool/version",schemaPath:"#/$defs/tool/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs8 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
else {
validate25.errors = [{instancePath:instancePath+"/tool",schemaPath:"#/$defs/tool/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.command !== undefined){
const _errs10 = errors;
if("probe" !== data.command){
validate25.errors = [{instancePath:instancePath+"/command",schemaPath:"#/properties/command/const",keyword:"const",params:{allowedValue: "probe"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.as !== undefined){
const _errs11 = errors;
if(typeof data.as !== "string"){
validate25.errors = [{instancePath:instancePath+"/as",schemaPath:"#/properties/as/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.targets !== undefined){
let data6 = data.targets;
const _errs13 = errors;
if(errors === _errs13){
if(Array.isArray(data6)){
var valid3 = true;
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
const _errs15 = errors;
if(typeof data6[i0] !== "string"){
validate25.errors = [{instancePath:instancePath+"/targets/" + i0,schemaPath:"#/properties/targets/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs15 === errors;
if(!valid3){
break;
}
}
}
else {
validate25.errors = [{instancePath:instancePath+"/targets",schemaPath:"#/properties/targets/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.summary !== undefined){
const _errs17 = errors;
if(!(validate26(data.summary, {instancePath:instancePath+"/summary",parentData:data,parentDataProperty:"summary",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.coverage !== undefined){
let data9 = data.coverage;
const _errs18 = errors;
const _errs19 = errors;
if(errors === _errs19){
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
let missing2;
if((((data9.checked === undefined) && (missing2 = "checked")) || ((data9.failed === undefined) && (missing2 = "failed"))) || ((data9.notSeen === undefined) && (missing2 = "notSeen"))){
validate25.errors = [{instancePath:instancePath+"/coverage",schemaPath:"#/$defs/coverage/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs21 = errors;
for(const key2 in data9){
if(!(((key2 === "checked") || (key2 === "failed")) || (key2 === "notSeen"))){
validate25.errors = [{instancePath:instancePath+"/coverage",schemaPath:"#/$defs/coverage/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs21 === errors){
if(data9.checked !== undefined){
let data10 = data9.checked;
const _errs22 = errors;
if(errors === _errs22){
if(Array.isArray(data10)){
var valid6 = true;
const len1 = data10.length;
for(let i1=0; i1<len1; i1++){
const _errs24 = errors;
if(typeof data10[i1] !== "string"){
validate25.errors = [{instancePath:instancePath+"/coverage/checked/" + i1,schemaPath:"#/$defs/coverage/properties/checked/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid6 = _errs24 === errors;
if(!valid6){
break;
}
}
}
else {
validate25.errors = [{instancePath:instancePath+"/coverage/checked",schemaPath:"#/$defs/coverage/properties/checked/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid5 = _errs22 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data9.failed !== undefined){
let data12 = data9.failed;
const _errs26 = errors;
if(errors === _errs26){
if(Array.isArray(data12)){
var valid7 = true;
const len2 = data12.length;
for(let i2=0; i2<len2; i2++){
let data13 = data12[i2];
const _errs28 = errors;
if(errors === _errs28){
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
let missing3;
if(((data13.path === undefined) && (missing3 = "path")) || ((data13.reason === undefined) && (missing3 = "reason"))){
validate25.errors = [{instancePath:instancePath+"/coverage/failed/" + i2,schemaPath:"#/$defs/coverage/properties/failed/items/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'"}];
return false;
}
else {
const _errs30 = errors;
for(const key3 in data13){
if(!((key3 === "path") || (key3 === "reason"))){
validate25.errors = [{instancePath:instancePath+"/coverage/failed/" + i2,schemaPath:"#/$defs/coverage/properties/failed/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs30 === errors){
if(data13.path !== undefined){
const _errs31 = errors;
if(typeof data13.path !== "string"){
validate25.errors = [{instancePath:instancePath+"/coverage/failed/" + i2+"/path",schemaPath:"#/$defs/coverage/properties/failed/items/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid8 = _errs31 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data13.reason !== undefined){
const _errs33 = errors;
if(typeof data13.reason !== "string"){
validate25.errors = [{instancePath:instancePath+"/coverage/failed/" + i2+"/reason",schemaPath:"#/$defs/coverage/properties/failed/items/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid8 = _errs33 === errors;
}
else {
var valid8 = true;
}
}
}
}
}
else {
validate25.errors = [{instancePath:instancePath+"/coverage/failed/" + i2,schemaPath:"#/$defs/coverage/properties/failed/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid7 = _errs28 === errors;
if(!valid7){
break;
}
}
}
else {
validate25.errors = [{instancePath:instancePath+"/coverage/failed",schemaPath:"#/$defs/coverage/properties/failed/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid5 = _errs26 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data9.notSeen !== undefined){
let data16 = data9.notSeen;
const _errs35 = errors;
if(errors === _errs35){
if(Array.isArray(data16)){
var valid9 = true;
const len3 = data16.length;
for(let i3=0; i3<len3; i3++){
let data17 = data16[i3];
const _errs37 = errors;
if(errors === _errs37){
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
let missing4;
if(((data17.what === undefined) && (missing4 = "what")) || ((data17.reason === undefined) && (missing4 = "reason"))){
validate25.errors = [{instancePath:instancePath+"/coverage/notSeen/" + i3,schemaPath:"#/$defs/coverage/properties/notSeen/items/required",keyword:"required",params:{missingProperty: missing4},message:"must have required property '"+missing4+"'"}];
return false;
}
else {
const _errs39 = errors;
for(const key4 in data17){
if(!((key4 === "what") || (key4 === "reason"))){
validate25.errors = [{instancePath:instancePath+"/coverage/notSeen/" + i3,schemaPath:"#/$defs/coverage/properties/notSeen/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs39 === errors){
if(data17.what !== undefined){
const _errs40 = errors;
if(typeof data17.what !== "string"){
validate25.errors = [{instancePath:instancePath+"/coverage/notSeen/" + i3+"/what",schemaPath:"#/$defs/coverage/properties/notSeen/items/properties/what/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid10 = _errs40 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data17.reason !== undefined){
const _errs42 = errors;
if(typeof data17.reason !== "string"){
validate25.errors = [{instancePath:instancePath+"/coverage/notSeen/" + i3+"/reason",schemaPath:"#/$defs/coverage/properties/notSeen/items/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid10 = _errs42 === errors;
}
else {
var valid10 = true;
}
}
}
}
}
else {
validate25.errors = [{instancePath:instancePath+"/coverage/notSeen/" + i3,schemaPath:"#/$defs/coverage/properties/notSeen/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid9 = _errs37 === errors;
if(!valid9){
break;
}
}
}
else {
validate25.errors = [{instancePath:instancePath+"/coverage/notSeen",schemaPath:"#/$defs/coverage/properties/notSeen/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid5 = _errs35 === errors;
}
else {
var valid5 = true;
}
}
}
}
}
}
else {
validate25.errors = [{instancePath:instancePath+"/coverage",schemaPath:"#/$defs/coverage/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.probes !== undefined){
let data20 = data.probes;
const _errs44 = errors;
if(errors === _errs44){
if(Array.isArray(data20)){
var valid11 = true;
const len4 = data20.length;
for(let i4=0; i4<len4; i4++){
const _errs46 = errors;
if(!(validate28(data20[i4], {instancePath:instancePath+"/probes/" + i4,parentData:data20,parentDataProperty:i4,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
errors = vErrors.length;
}
var valid11 = _errs46 === errors;
if(!valid11){
break;
}
}
}
else {
validate25.errors = [{instancePath:instancePath+"/probes",schemaPath:"#/properties/probes/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs44 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.findings !== undefined){
let data22 = data.findings;
const _errs47 = errors;
if(errors === _errs47){
if(Array.isArray(data22)){
var valid12 = true;
const len5 = data22.length;
for(let i5=0; i5<len5; i5++){
const _errs49 = errors;
if(!(validate32(data22[i5], {instancePath:instancePath+"/findings/" + i5,parentData:data22,parentDataProperty:i5,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
errors = vErrors.length;
}
var valid12 = _errs49 === errors;
if(!valid12){
break;
}
}
}
else {
validate25.errors = [{instancePath:instancePath+"/findings",schemaPath:"#/properties/findings/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs47 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate25.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate25.errors = vErrors;
return errors === 0;
}
validate25.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

