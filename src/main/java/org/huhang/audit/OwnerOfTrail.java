package org.huhang.audit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says at start whether whoever gets hold of the platform's database user could also take the guards off the trail. */
@Component
@DependsOnDatabaseInitialization
final class OwnerOfTrail implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(OwnerOfTrail.class);

    private final JdbcClient jdbc;

    OwnerOfTrail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (isThePlatform()) {
            log.warn("the platform's database user owns the trail and could change it: give the tables to another user,"
                    + " named by SPRING_FLYWAY_USER and SPRING_FLYWAY_PASSWORD, as the README says");
        }
    }

    /** A superuser is a member of everybody. */
    boolean isThePlatform() {
        return jdbc.sql("select pg_has_role(relowner, 'member') from pg_class where oid = 'audit.line'::regclass")
                .query(Boolean.class)
                .single();
    }
}
