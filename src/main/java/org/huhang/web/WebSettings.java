package org.huhang.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the shell.
 *
 * @param longestSession when a session ends however busy it is; idleness ends it earlier ({@code spring.session.timeout})
 */
@ConfigurationProperties("huhang.web")
record WebSettings(@DefaultValue("8h") Duration longestSession) {}
