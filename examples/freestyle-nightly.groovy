// A freestyle job for the plugin Job DSL: backs up all tables of the shop every night, then prunes.
// You can also create the same job in the Jenkins UI.
freeStyleJob('freestyle-nightly') {
    description('Backs up all tables of the shop every night.')
    logRotator {
        numToKeep(90)
    }
    triggers {
        cron('H 2 * * *') // between 2:00 and 2:59, every night at the same minute
    }
    steps {
        backupDynamoTables {
            tables('shop-*')
            exclude(['*-restored-*', '*-before-*']) // change this if an application uses such a table
            minTables(5)
        }
        // Not reached if the backup failed: the old backups may then be the only good ones.
        pruneDynamoBackups {
            tables('shop-*')
            keepLast(14)
        }
    }
}
