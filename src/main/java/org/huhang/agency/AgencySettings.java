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
 * @param attempts how many passwords a node tries
 */
@ConfigurationProperties("huhang.agency")
record AgencySettings(
        @DefaultValue("WCWC") AgencyType coordinating,
        @DefaultValue Map<String, AgencyType> coordinatingIn,
        @DefaultValue("30d") Duration readAfterClosing,
        @DefaultValue("5") int failuresUntilLock,
        @DefaultValue("30m") Duration lock,
        @DefaultValue("24h") Duration longestLock,
        @DefaultValue("5m") Duration rememberCredential,
        @DefaultValue Attempts attempts) {

    /**
     * How many passwords a node tries, right or wrong. One costs it some 100 ms of a processor.
     *
     * @param perMinute from one network; a county may stand behind a single address
     * @param ofStrangersPerMinute in all from networks from which nobody has signed in for a day
     * @param atOnce how many are hashed at a time
     * @param waiting how many more may wait for their turn
     * @param longestWait how long one waits
     */
    record Attempts(
            @DefaultValue("120") int perMinute,
            @DefaultValue("300") int ofStrangersPerMinute,
            @DefaultValue("2") int atOnce,
            @DefaultValue("16") int waiting,
            @DefaultValue("5s") Duration longestWait) {}
}
