package org.exchangeconnect.testing;

import org.jdbi.v3.core.Jdbi;

/** A migrated H2 database in memory, a new one for each call, where a test is not about the storage. */
public final class TestDatabase {

    private TestDatabase() {}

    public static Jdbi create() {
        return Storage.H2.migrated();
    }
}
