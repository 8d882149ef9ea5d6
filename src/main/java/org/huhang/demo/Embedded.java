package org.huhang.demo;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/** What is embedded and what not. A server that somebody named is never replaced; what lacks in the class path cannot be. */
final class Embedded {

    static final String ADDRESS = "server.address";

    private Embedded() {}

    static boolean databaseNamed(Environment environment) {
        return StringUtils.hasText(environment.getProperty("spring.datasource.url"));
    }

    static boolean databaseThere() {
        return there("io.zonky.test.db.postgres.embedded.EmbeddedPostgres");
    }

    private static boolean mailNamed(Environment environment) {
        return StringUtils.hasText(environment.getProperty("spring.mail.host"));
    }

    private static boolean mailThere() {
        return there("com.icegreen.greenmail.util.GreenMail");
    }

    private static boolean there(String className) {
        return ClassUtils.isPresent(className, Embedded.class.getClassLoader());
    }

    /** Whether only this machine can reach the server. */
    private static boolean onLoopback(Environment environment) {
        var address = environment.getProperty(ADDRESS);
        try {
            // No address means all of them; for the name service it would mean the loopback.
            return StringUtils.hasText(address)
                    && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    static final class Database implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return databaseThere() && !databaseNamed(context.getEnvironment());
        }
    }

    static final class Mail implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return mailThere() && !mailNamed(context.getEnvironment());
        }
    }

    static final class MovableClock implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            var environment = context.getEnvironment();
            return "virtual".equals(environment.getProperty("huhang.clock"))
                    && databaseThere()
                    && !databaseNamed(environment)
                    && onLoopback(environment);
        }
    }
}
