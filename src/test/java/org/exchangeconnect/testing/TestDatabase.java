package org.exchangeconnect.testing;

import org.jdbi.v3.core.Jdbi;

/** Creates migrated H2 databases in memory, for tests that do not depend on the storage. */
public final class TestDatabase {

    private TestDatabase() {}

    public static Jdbi create() {
        return Storage.H2.migrated();
    }
}
