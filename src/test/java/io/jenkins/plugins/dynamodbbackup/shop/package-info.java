/** The tables of a small shop, for whoever shows the product at work or tests it on something like real data. */
package io.jenkins.plugins.dynamodbbackup.shop;
