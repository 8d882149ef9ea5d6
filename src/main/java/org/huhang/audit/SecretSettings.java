package org.huhang.audit;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The one secret of the platform.
 *
 * @param secret at least {@value Secrets#SHORTEST} characters, the same on every node; from the environment
 *     ({@code HUHANG_SECRET}), never from a file under version control
 */
@ConfigurationProperties("huhang")
record SecretSettings(@Nullable String secret) {

    @Override
    public String toString() {
        return "SecretSettings[secret=" + (secret == null ? "absent" : "present") + "]";
    }
}
