package org.huhang.engine;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the engine.
 *
 * @param jobs whether this node works on jobs by itself once it has started
 * @param jobThreads how many jobs this node works on at once
 * @param jobLock how long a job stays with a node that went silent; each job takes far less
 * @param jobPause the longest pause before a node looks for due jobs again
 */
@ConfigurationProperties("huhang.engine")
record EngineSettings(
        @DefaultValue("true") boolean jobs,
        @DefaultValue("4") int jobThreads,
        @DefaultValue("60s") Duration jobLock,
        @DefaultValue("5s") Duration jobPause) {}
