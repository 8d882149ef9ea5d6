package org.huhang.demo;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * What the embedded mode changes before anything starts: its people have a published password, so only this machine reaches
 * it unless somebody says otherwise. Without a database to embed and without a named one nothing starts at all.
 */
final class StartSettings implements EnvironmentPostProcessor {

    private static final String LOOPBACK = "127.0.0.1";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (Embedded.databaseNamed(environment)) {
            return;
        }
        if (!Embedded.databaseThere()) {
            throw new DatabaseMissing();
        }
        // Last, so that whatever somebody sets counts more.
        environment
                .getPropertySources()
                .addLast(new MapPropertySource("embeddedMode", Map.of(Embedded.ADDRESS, LOOPBACK)));
    }
}
