package org.huhang.audit;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * While the command checks the trail, this process serves no page and works no job: it may run beside a node on the same
 * machine, and the trail should not grow under its eyes more than it must.
 */
final class TrailCommandSettings implements EnvironmentPostProcessor {

    private static final Map<String, Object> QUIET = Map.of(
            "server.port",
            "-1",
            "huhang.demo",
            "false",
            "huhang.engine.jobs",
            "false",
            "huhang.deadline.sweeps",
            "false");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.containsProperty(TrailCommand.OPTION)) {
            environment.getPropertySources().addFirst(new MapPropertySource("verifyTrail", QUIET));
        }
    }
}
