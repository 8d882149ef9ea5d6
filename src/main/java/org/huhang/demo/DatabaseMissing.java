package org.huhang.demo;

/** Nobody named a database, and none can be embedded. */
final class DatabaseMissing extends RuntimeException {

    DatabaseMissing() {
        super("SPRING_DATASOURCE_URL is not set");
    }
}
