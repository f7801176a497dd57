/** Benchmarks: started by hand as docs/performance.md says, never part of the tests. */
package io.jenkins.plugins.dynamodbbackup.bench;
