// Written by `npm run validators`: files that users write as code, from schema.
"use strict";
export const EMULATE_CONFIG = validate20;
const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://faultshift.example/schema/emulate-1.schema.json","title":"faultshift emulate, APIs","description":"The file that `faultshift emulate --apis` reads: what there is to call, and what goes wrong when it is called.","type":"object","additionalProperties":false,"properties":{"$schema":{"type":"string"},"builtIn":{"description":"whether the built-in APIs and tokens are there too; true by default","type":"boolean"},"apis":{"type":"array","items":{"$ref":"#/$defs/api"}},"tokens":{"type":"array","items":{"$ref":"#/$defs/token"}},"tenants":{"description":"domain → number of the tenant's folder","type":"object","additionalProperties":{"type":["string","integer"]}}},"$defs":{"api":{"type":"object","required":["name","context"],"additionalProperties":false,"properties":{"name":{"type":"string"},"context":{"description":"with its version: /pizza/1.0.0","type":"string","pattern":"^/[^?#]*[^/?#]$"},"type":{"enum":["rest","graphql","soap"]},"transports":{"type":"array","items":{"enum":["http","https"]}},"blocked":{"type":"boolean"},"resources":{"type":"array","items":{"$ref":"#/$defs/resource"}},"throttling":{"type":"object","required":["requests","seconds"],"additionalProperties":false,"properties":{"requests":{"type":"integer","minimum":0},"seconds":{"type":"integer","minimum":1},"code":{"type":"integer","minimum":900800,"maximum":900809}}},"threats":{"type":"object","additionalProperties":false,"properties":{"maxBytes":{"description":"larger bodies are refused","type":"integer","minimum":0},"forbidden":{"description":"bodies that hold this text are refused","type":"string"}}},"backend":{"enum":["answers","refuses","hangs","breaks-off","suspended","digest","oauth"]}}},"resource":{"type":"object","required":["path"],"additionalProperties":false,"properties":{"path":{"description":"below the context: /menu, /orders/{id}, /*","type":"string","pattern":"^/"},"methods":{"type":"array","items":{"enum":["GET","HEAD","POST","PUT","PATCH","DELETE"]}},"auth":{"description":"user: a token of an application alone is refused","enum":["any","user","none"]},"scope":{"type":"string"},"fault":{"description":"the scenario that every call ends in","type":"string"}}},"token":{"type":"object","required":["token"],"additionalProperties":false,"properties":{"token":{"type":"string"},"fails":{"description":"the authentication fault that it leads to","type":"integer","minimum":900900,"maximum":900911},"scopes":{"type":"array","items":{"type":"string"}},"user":{"type":"boolean"},"throttled":{"type":"integer","minimum":900800,"maximum":900809},"sandbox":{"type":"boolean"}}}}};
const schema34 = {"type":"object","required":["token"],"additionalProperties":false,"properties":{"token":{"type":"string"},"fails":{"description":"the authentication fault that it leads to","type":"integer","minimum":900900,"maximum":900911},"scopes":{"type":"array","items":{"type":"string"}},"user":{"type":"boolean"},"throttled":{"type":"integer","minimum":900800,"maximum":900809},"sandbox":{"type":"boolean"}}};
const schema32 = {"type":"object","required":["name","context"],"additionalProperties":false,"properties":{"name":{"type":"string"},"context":{"description":"with its version: /pizza/1.0.0","type":"string","pattern":"^/[^?#]*[^/?#]$"},"type":{"enum":["rest","graphql","soap"]},"transports":{"type":"array","items":{"enum":["http","https"]}},"blocked":{"type":"boolean"},"resources":{"type":"array","items":{"$ref":"#/$defs/resource"}},"throttling":{"type":"object","required":["requests","seconds"],"additionalProperties":false,"properties":{"requests":{"type":"integer","minimum":0},"seconds":{"type":"integer","minimum":1},"code":{"type":"integer","minimum":900800,"maximum":900809}}},"threats":{"type":"object","additionalProperties":false,"properties":{"maxBytes":{"description":"larger bodies are refused","type":"integer","minimum":0},"forbidden":{"description":"bodies that hold this text are refused","type":"string"}}},"backend":{"enum":["answers","refuses","hangs","breaks-off","suspended","digest","oauth"]}}};
const schema33 = {"type":"object","required":["path"],"additionalProperties":false,"properties":{"path":{"description":"below the context: /menu, /orders/{id}, /*","type":"string","pattern":"^/"},"methods":{"type":"array","items":{"enum":["GET","HEAD","POST","PUT","PATCH","DELETE"]}},"auth":{"description":"user: a token of an application alone is refused","enum":["any","user","none"]},"scope":{"type":"string"},"fault":{"description":"the scenario that every call ends in","type":"string"}}};
const func1 = Object.prototype.hasOwnProperty;
const pattern4 = new RegExp("^/[^?#]*[^/?#]$", "u");
const pattern5 = new RegExp("^/", "u");

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
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
let missing0;
if(((data.name === undefined) && (missing0 = "name")) || ((data.context === undefined) && (missing0 = "context"))){
validate21.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(func1.call(schema32.properties, key0))){
validate21.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.name !== undefined){
const _errs2 = errors;
if(typeof data.name !== "string"){
validate21.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
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
validate21.errors = [{instancePath:instancePath+"/context",schemaPath:"#/properties/context/pattern",keyword:"pattern",params:{pattern: "^/[^?#]*[^/?#]$"},message:"must match pattern \""+"^/[^?#]*[^/?#]$"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/context",schemaPath:"#/properties/context/type",keyword:"type",params:{type: "string"},message:"must be string"}];
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
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/properties/type/enum",keyword:"enum",params:{allowedValues: schema32.properties.type.enum},message:"must be equal to one of the allowed values"}];
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
validate21.errors = [{instancePath:instancePath+"/transports/" + i0,schemaPath:"#/properties/transports/items/enum",keyword:"enum",params:{allowedValues: schema32.properties.transports.items.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid1 = _errs9 === errors;
if(!valid1){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/transports",schemaPath:"#/properties/transports/type",keyword:"type",params:{type: "array"},message:"must be array"}];
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
validate21.errors = [{instancePath:instancePath+"/blocked",schemaPath:"#/properties/blocked/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
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
validate21.errors = [{instancePath:instancePath+"/resources/" + i1,schemaPath:"#/$defs/resource/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs17 = errors;
for(const key1 in data7){
if(!(((((key1 === "path") || (key1 === "methods")) || (key1 === "auth")) || (key1 === "scope")) || (key1 === "fault"))){
validate21.errors = [{instancePath:instancePath+"/resources/" + i1,schemaPath:"#/$defs/resource/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
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
validate21.errors = [{instancePath:instancePath+"/resources/" + i1+"/path",schemaPath:"#/$defs/resource/properties/path/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/resources/" + i1+"/path",schemaPath:"#/$defs/resource/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"}];
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
validate21.errors = [{instancePath:instancePath+"/resources/" + i1+"/methods/" + i2,schemaPath:"#/$defs/resource/properties/methods/items/enum",keyword:"enum",params:{allowedValues: schema33.properties.methods.items.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid5 = _errs22 === errors;
if(!valid5){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/resources/" + i1+"/methods",schemaPath:"#/$defs/resource/properties/methods/type",keyword:"type",params:{type: "array"},message:"must be array"}];
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
validate21.errors = [{instancePath:instancePath+"/resources/" + i1+"/auth",schemaPath:"#/$defs/resource/properties/auth/enum",keyword:"enum",params:{allowedValues: schema33.properties.auth.enum},message:"must be equal to one of the allowed values"}];
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
validate21.errors = [{instancePath:instancePath+"/resources/" + i1+"/scope",schemaPath:"#/$defs/resource/properties/scope/type",keyword:"type",params:{type: "string"},message:"must be string"}];
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
validate21.errors = [{instancePath:instancePath+"/resources/" + i1+"/fault",schemaPath:"#/$defs/resource/properties/fault/type",keyword:"type",params:{type: "string"},message:"must be string"}];
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
validate21.errors = [{instancePath:instancePath+"/resources/" + i1,schemaPath:"#/$defs/resource/type",keyword:"type",params:{type: "object"},message:"must be object"}];
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
validate21.errors = [{instancePath:instancePath+"/resources",schemaPath:"#/properties/resources/type",keyword:"type",params:{type: "array"},message:"must be array"}];
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
validate21.errors = [{instancePath:instancePath+"/throttling",schemaPath:"#/properties/throttling/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs30 = errors;
for(const key2 in data14){
if(!(((key2 === "requests") || (key2 === "seconds")) || (key2 === "code"))){
validate21.errors = [{instancePath:instancePath+"/throttling",schemaPath:"#/properties/throttling/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs30 === errors){
if(data14.requests !== undefined){
let data15 = data14.requests;
const _errs31 = errors;
if(!(((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15))) && (isFinite(data15)))){
validate21.errors = [{instancePath:instancePath+"/throttling/requests",schemaPath:"#/properties/throttling/properties/requests/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs31){
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 < 0 || isNaN(data15)){
validate21.errors = [{instancePath:instancePath+"/throttling/requests",schemaPath:"#/properties/throttling/properties/requests/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
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
validate21.errors = [{instancePath:instancePath+"/throttling/seconds",schemaPath:"#/properties/throttling/properties/seconds/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs33){
if((typeof data16 == "number") && (isFinite(data16))){
if(data16 < 1 || isNaN(data16)){
validate21.errors = [{instancePath:instancePath+"/throttling/seconds",schemaPath:"#/properties/throttling/properties/seconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
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
validate21.errors = [{instancePath:instancePath+"/throttling/code",schemaPath:"#/properties/throttling/properties/code/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs35){
if((typeof data17 == "number") && (isFinite(data17))){
if(data17 > 900809 || isNaN(data17)){
validate21.errors = [{instancePath:instancePath+"/throttling/code",schemaPath:"#/properties/throttling/properties/code/maximum",keyword:"maximum",params:{comparison: "<=", limit: 900809},message:"must be <= 900809"}];
return false;
}
else {
if(data17 < 900800 || isNaN(data17)){
validate21.errors = [{instancePath:instancePath+"/throttling/code",schemaPath:"#/properties/throttling/properties/code/minimum",keyword:"minimum",params:{comparison: ">=", limit: 900800},message:"must be >= 900800"}];
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
validate21.errors = [{instancePath:instancePath+"/throttling",schemaPath:"#/properties/throttling/type",keyword:"type",params:{type: "object"},message:"must be object"}];
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
validate21.errors = [{instancePath:instancePath+"/threats",schemaPath:"#/properties/threats/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs39 === errors){
if(data18.maxBytes !== undefined){
let data19 = data18.maxBytes;
const _errs40 = errors;
if(!(((typeof data19 == "number") && (!(data19 % 1) && !isNaN(data19))) && (isFinite(data19)))){
validate21.errors = [{instancePath:instancePath+"/threats/maxBytes",schemaPath:"#/properties/threats/properties/maxBytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs40){
if((typeof data19 == "number") && (isFinite(data19))){
if(data19 < 0 || isNaN(data19)){
validate21.errors = [{instancePath:instancePath+"/threats/maxBytes",schemaPath:"#/properties/threats/properties/maxBytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
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
validate21.errors = [{instancePath:instancePath+"/threats/forbidden",schemaPath:"#/properties/threats/properties/forbidden/type",keyword:"type",params:{type: "string"},message:"must be string"}];
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
validate21.errors = [{instancePath:instancePath+"/threats",schemaPath:"#/properties/threats/type",keyword:"type",params:{type: "object"},message:"must be object"}];
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
validate21.errors = [{instancePath:instancePath+"/backend",schemaPath:"#/properties/backend/enum",keyword:"enum",params:{allowedValues: schema32.properties.backend.enum},message:"must be equal to one of the allowed values"}];
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
validate21.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://faultshift.example/schema/emulate-1.schema.json" */;
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
if(!(((((key0 === "$schema") || (key0 === "builtIn")) || (key0 === "apis")) || (key0 === "tokens")) || (key0 === "tenants"))){
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
if(data.builtIn !== undefined){
const _errs4 = errors;
if(typeof data.builtIn !== "boolean"){
validate20.errors = [{instancePath:instancePath+"/builtIn",schemaPath:"#/properties/builtIn/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
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
if(!(validate21(data2[i0], {instancePath:instancePath+"/apis/" + i0,parentData:data2,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
var valid1 = _errs8 === errors;
if(!valid1){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/apis",schemaPath:"#/properties/apis/type",keyword:"type",params:{type: "array"},message:"must be array"}];
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
validate20.errors = [{instancePath:instancePath+"/tokens/" + i1,schemaPath:"#/$defs/token/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs14 = errors;
for(const key1 in data5){
if(!((((((key1 === "token") || (key1 === "fails")) || (key1 === "scopes")) || (key1 === "user")) || (key1 === "throttled")) || (key1 === "sandbox"))){
validate20.errors = [{instancePath:instancePath+"/tokens/" + i1,schemaPath:"#/$defs/token/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs14 === errors){
if(data5.token !== undefined){
const _errs15 = errors;
if(typeof data5.token !== "string"){
validate20.errors = [{instancePath:instancePath+"/tokens/" + i1+"/token",schemaPath:"#/$defs/token/properties/token/type",keyword:"type",params:{type: "string"},message:"must be string"}];
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
validate20.errors = [{instancePath:instancePath+"/tokens/" + i1+"/fails",schemaPath:"#/$defs/token/properties/fails/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs17){
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 900911 || isNaN(data7)){
validate20.errors = [{instancePath:instancePath+"/tokens/" + i1+"/fails",schemaPath:"#/$defs/token/properties/fails/maximum",keyword:"maximum",params:{comparison: "<=", limit: 900911},message:"must be <= 900911"}];
return false;
}
else {
if(data7 < 900900 || isNaN(data7)){
validate20.errors = [{instancePath:instancePath+"/tokens/" + i1+"/fails",schemaPath:"#/$defs/token/properties/fails/minimum",keyword:"minimum",params:{comparison: ">=", limit: 900900},message:"must be >= 900900"}];
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
validate20.errors = [{instancePath:instancePath+"/tokens/" + i1+"/scopes/" + i2,schemaPath:"#/$defs/token/properties/scopes/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs21 === errors;
if(!valid5){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/tokens/" + i1+"/scopes",schemaPath:"#/$defs/token/properties/scopes/type",keyword:"type",params:{type: "array"},message:"must be array"}];
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
validate20.errors = [{instancePath:instancePath+"/tokens/" + i1+"/user",schemaPath:"#/$defs/token/properties/user/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
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
validate20.errors = [{instancePath:instancePath+"/tokens/" + i1+"/throttled",schemaPath:"#/$defs/token/properties/throttled/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs25){
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 > 900809 || isNaN(data11)){
validate20.errors = [{instancePath:instancePath+"/tokens/" + i1+"/throttled",schemaPath:"#/$defs/token/properties/throttled/maximum",keyword:"maximum",params:{comparison: "<=", limit: 900809},message:"must be <= 900809"}];
return false;
}
else {
if(data11 < 900800 || isNaN(data11)){
validate20.errors = [{instancePath:instancePath+"/tokens/" + i1+"/throttled",schemaPath:"#/$defs/token/properties/throttled/minimum",keyword:"minimum",params:{comparison: ">=", limit: 900800},message:"must be >= 900800"}];
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
validate20.errors = [{instancePath:instancePath+"/tokens/" + i1+"/sandbox",schemaPath:"#/$defs/token/properties/sandbox/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
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
validate20.errors = [{instancePath:instancePath+"/tokens/" + i1,schemaPath:"#/$defs/token/type",keyword:"type",params:{type: "object"},message:"must be object"}];
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
validate20.errors = [{instancePath:instancePath+"/tokens",schemaPath:"#/properties/tokens/type",keyword:"type",params:{type: "array"},message:"must be array"}];
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
validate20.errors = [{instancePath:instancePath+"/tenants/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/tenants/additionalProperties/type",keyword:"type",params:{type: schema31.properties.tenants.additionalProperties.type},message:"must be string,integer"}];
return false;
}
var valid6 = _errs32 === errors;
if(!valid6){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/tenants",schemaPath:"#/properties/tenants/type",keyword:"type",params:{type: "object"},message:"must be object"}];
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
validate20.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

