/**
 * The data source with its migrated schema, the clock that follows the database's time, and the classification of
 * database failures. Classes named {@code *Repository} in other packages contain the SQL.
 */
package org.exchangeconnect.database;
