package org.huhang.demo;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the embedded mode.
 *
 * @param data the folder that keeps the embedded database and its secret
 * @param demo whether the embedded mode opens with sample cases
 */
@ConfigurationProperties("huhang")
record DemoSettings(@DefaultValue("data") Path data, @DefaultValue("true") boolean demo) {}
