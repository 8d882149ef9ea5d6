package org.huhang.web;

import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

@Configuration(proxyBeanMethods = false)
class PageConfiguration {

    /** Found by Spring under this name. */
    @Bean
    SpokenLocale localeResolver() {
        return new SpokenLocale();
    }

    @Bean
    FilterRegistrationBean<Faults> faults(PlainPage plain) {
        var registration = new FilterRegistrationBean<>(new Faults(plain));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR));
        return registration;
    }
}
