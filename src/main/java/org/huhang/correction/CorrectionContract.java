package org.huhang.correction;

import java.util.Set;
import org.huhang.model.ModuleContract;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** By which message somebody is asked to look again. */
@Configuration(proxyBeanMethods = false)
class CorrectionContract {

    @Bean
    ModuleContract looksAgain() {
        return new ModuleContract(Set.of(LookAgain.ANSWER_CORRECTED), Set.of("senderCode"), Set.of());
    }
}
