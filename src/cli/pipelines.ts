/** Pipelines of CI servers: install, check, keep the reports where the server looks for them. */
import type { CiServer } from './commands/init.js';

interface Pipeline {
  readonly path: string;
  readonly text: string;
}

const GITHUB = `name: faultshift
on:
  push:
  pull_request:
  schedule:
    - cron: '17 3 * * *'
permissions:
  contents: read
  security-events: write
jobs:
  faultshift:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - run: npx --yes faultshift check --format github --report sarif=out/faultshift.sarif --report html=out/faultshift.html
      - uses: github/codeql-action/upload-sarif@v3
        if: always()
        with:
          sarif_file: out/faultshift.sarif
      - uses: actions/upload-artifact@v4
        if: always()
        with:
          name: faultshift
          path: out
`;

const GITLAB = `faultshift:
  image: node:22
  script:
    - npx --yes faultshift check --report gitlab=gl-code-quality-report.json --report junit=out/faultshift.xml --report html=out/faultshift.html
  artifacts:
    when: always
    paths:
      - out
    reports:
      codequality: gl-code-quality-report.json
      junit: out/faultshift.xml
`;

const JENKINS = `pipeline {
  agent { docker { image 'node:22' } }
  stages {
    stage('faultshift') {
      steps {
        sh 'npx --yes faultshift check --report junit=out/faultshift.xml --report html=out/faultshift.html'
      }
    }
  }
  post {
    always {
      junit 'out/faultshift.xml'
      archiveArtifacts 'out/**'
    }
  }
}
`;

const AZURE = `trigger:
  - '*'
pool:
  vmImage: ubuntu-latest
steps:
  - task: NodeTool@0
    inputs:
      versionSpec: '22.x'
  - script: npx --yes faultshift check --report junit=out/faultshift.xml --report html=out/faultshift.html
    displayName: faultshift
  - task: PublishTestResults@2
    condition: always()
    inputs:
      testResultsFormat: JUnit
      testResultsFiles: out/faultshift.xml
  - publish: out
    artifact: faultshift
    condition: always()
`;

export const PIPELINES: Readonly<Record<CiServer, Pipeline>> = {
  github: { path: '.github/workflows/faultshift.yml', text: GITHUB },
  gitlab: { path: '.gitlab-ci.yml', text: GITLAB },
  jenkins: { path: 'Jenkinsfile', text: JENKINS },
  azure: { path: 'azure-pipelines.yml', text: AZURE },
};
