// A freestyle job, for the plugin Job DSL: every night all tables of the shop, then prune. The same can be clicked together.
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
            tables('regex:shop-[a-z]+') // not what restores have made, such as shop-orders-restored-20261122T020000
            minTables(5)
        }
        // A step that fails ends the build: without new backups the old ones may be the last way back.
        pruneDynamoBackups {
            tables('regex:shop-[a-z]+')
            keepLast(14)
        }
    }
}
