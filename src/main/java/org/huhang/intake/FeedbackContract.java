package org.huhang.intake;

import java.util.Set;
import org.huhang.model.ModuleContract;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What an answer to a reporter reads of its process: what kind it is, and which stage it tells of. */
@Configuration(proxyBeanMethods = false)
class FeedbackContract {

    @Bean
    ModuleContract tellsReporters() {
        return new ModuleContract(Set.of(), Set.of(), Set.of(Feedback.TYPE, Feedback.STAGE));
    }
}
