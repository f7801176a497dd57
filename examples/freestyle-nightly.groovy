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
            tables('regex:shop-[a-z]+') // not restored tables such as shop-orders-restored-20261122T020000
            minTables(5)
        }
        // Not reached if the backup failed: the old backups may then be the only good ones.
        pruneDynamoBackups {
            tables('regex:shop-[a-z]+')
            keepLast(14)
        }
    }
}
