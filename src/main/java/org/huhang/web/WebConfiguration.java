package org.huhang.web;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.FlashMapManager;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new PersonArgument());
    }

    /** Found by its name, as Spring Session does with the converter below. */
    @Bean
    FlashMapManager flashMapManager() {
        return new SessionFlashes();
    }

    @Bean
    ConversionService springSessionConversionService() {
        return SessionJson.conversions();
    }
}
