package org.huhang.audit;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Finds the secret: given from outside, else kept in a file where the embedded mode offers one. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    @Bean
    Secrets secrets(SecretSettings settings, ObjectProvider<SecretFile> offered) {
        if (settings.secret() != null && !settings.secret().isBlank()) {
            return Secrets.of(settings.secret());
        }
        var file = offered.getIfAvailable();
        if (file == null) {
            throw new SecretMissing("HUHANG_SECRET is not set; seals and query codes need it, the same on every node. "
                    + "Make one with: openssl rand -hex 32");
        }
        return Secrets.keptIn(file.path());
    }
}
