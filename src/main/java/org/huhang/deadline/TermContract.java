package org.huhang.deadline;

import java.util.HashSet;
import java.util.Set;
import org.huhang.model.ModuleContract;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What terms read of processes: the facts of their conditions and the dates from which they run. */
@Configuration(proxyBeanMethods = false)
class TermContract {

    @Bean
    @DependsOnDatabaseInitialization
    ModuleContract deadlineContract(ReferenceTables reference) {
        var terms = reference.terms();
        var reads = new HashSet<>(terms.conditions());
        terms.codes().forEach(code -> reads.addAll(terms.startsOf(code)));
        return new ModuleContract(Set.of(), Set.of(), reads);
    }
}
