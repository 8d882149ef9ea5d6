package org.huhang.agency;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of people and access.
 *
 * @param coordinating the kind of the coordinating office; since April 2024 MPL 9 puts it on WCWC
 * @param coordinatingIn regions that keep another office for it, with everything below them
 * @param readAfterClosing how long a closed case can still be read by those who took part
 * @param failuresUntilLock wrong passwords of one user from one network until it is locked
 * @param lock how long the first lock lasts; each further one doubles
 * @param longestLock where the doubling ends
 * @param rememberCredential how long a checked API credential is not hashed again
 */
@ConfigurationProperties("huhang.agency")
record AgencySettings(
        @DefaultValue("WCWC") AgencyType coordinating,
        @DefaultValue Map<String, AgencyType> coordinatingIn,
        @DefaultValue("30d") Duration readAfterClosing,
        @DefaultValue("5") int failuresUntilLock,
        @DefaultValue("30m") Duration lock,
        @DefaultValue("24h") Duration longestLock,
        @DefaultValue("5m") Duration rememberCredential) {}
