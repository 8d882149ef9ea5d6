package org.huhang.web;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import java.nio.ByteBuffer;
import java.time.Duration;
import javax.sql.DataSource;
import org.huhang.audit.Secrets;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Counts over all nodes how often something was done within an hour. What is counted is kept as a keyed fingerprint, so
 * the table tells nobody's address, and is forgotten after the hour.
 */
@Component
public class RateLimit {

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int SWEPT_AT_ONCE = 1000;

    private final PostgreSQLSelectForUpdateBasedProxyManager<Long> buckets;
    private final Secrets secrets;

    RateLimit(DataSource dataSource, Secrets secrets) {
        this.secrets = secrets;
        this.buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(dataSource)
                .table("web.bucket")
                .idColumn("id")
                .stateColumn("state")
                .expiresAtColumn("expires_at")
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofMinutes(1)))
                .build();
    }

    /**
     * Takes one of what an hour allows. Takes a connection of its own, so call it outside of transactions.
     *
     * @param bucket what is counted and for whom, such as {@code upload 203.0.113.7}
     * @param perHour how often an hour allows it; the hour begins with the first time
     * @return false if nothing is left
     */
    public boolean tryTake(String bucket, int perHour) {
        return tryTake(bucket, perHour, 1);
    }

    /**
     * Takes some of what an hour allows.
     *
     * @param bucket as above
     * @param perHour how much an hour allows
     * @param much how much of it; what is not there is not taken in part
     * @return false if there is not that much left
     */
    public boolean tryTake(String bucket, int perHour, int much) {
        return bucket(bucket, perHour).tryConsume(much);
    }

    /**
     * Whether an hour allows any more.
     *
     * @param bucket as above
     * @param perHour how often an hour allows it
     * @return false if nothing is left
     */
    public boolean anyLeft(String bucket, int perHour) {
        return bucket(bucket, perHour).getAvailableTokens() > 0;
    }

    @Scheduled(initialDelay = 300_000, fixedDelay = 300_000)
    void forget() {
        while (buckets.removeExpired(SWEPT_AT_ONCE) == SWEPT_AT_ONCE) {
            // the next thousand
        }
    }

    private Bucket bucket(String bucket, int perHour) {
        return buckets.builder().build(key(bucket, perHour), () -> BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(perHour).refillIntervally(perHour, WINDOW))
                .build());
    }

    /** Another limit is another bucket: a changed setting counts at once. */
    private long key(String bucket, int perHour) {
        return ByteBuffer.wrap(secrets.sign("web.bucket", perHour + " " + bucket))
                .getLong();
    }
}
