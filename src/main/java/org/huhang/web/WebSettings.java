package org.huhang.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the shell.
 *
 * @param longestSession when a session ends however busy it is; idleness ends it earlier ({@code spring.session.timeout})
 * @param tls whether all people come over TLS, whatever a proxy says of it: cookies are bound to it, browsers stay with it
 */
@ConfigurationProperties("huhang.web")
record WebSettings(@DefaultValue("8h") Duration longestSession, @DefaultValue("false") boolean tls) {}
