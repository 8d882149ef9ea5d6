package org.huhang.notification;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of mail; the server itself is set by {@code spring.mail}.
 *
 * @param from sender of every mail
 * @param baseUrl where people reach the platform, for the links in mails
 * @param staffDomain the part behind the @ of the mailboxes of people with account, whose user names stand before it;
 *     without it they are told in the page only
 */
@ConfigurationProperties("huhang.notification")
record NotificationSettings(
        @DefaultValue("huhang@localhost") String from,
        @DefaultValue("http://localhost:8080") URI baseUrl,
        @Nullable String staffDomain) {}
