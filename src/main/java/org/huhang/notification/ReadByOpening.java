package org.huhang.notification;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.huhang.agency.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Whoever opens the page that a message leads to has read the message, by whatever road the page was reached. */
@Component
class ReadByOpening implements HandlerInterceptor, WebMvcConfigurer {

    private final Messages messages;

    ReadByOpening(Messages messages) {
        this.messages = messages;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/tasks/*", "/cases/*", "/steps");
    }

    /** Before the page is drawn, so that the number in its menu is right. A page that was refused does not come here. */
    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page != null
                && HttpMethod.GET.matches(request.getMethod())
                && request.getUserPrincipal() instanceof Authentication signedIn
                && signedIn.getPrincipal() instanceof Person person) {
            messages.opened(person.id(), request.getRequestURI());
        }
    }
}
