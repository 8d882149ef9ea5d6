package org.huhang.web;

import jakarta.servlet.DispatcherType;
import org.huhang.agency.ApiCredentials;
import org.huhang.agency.SignIn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Two doors, pages and API. Both are closed unless {@link OpenPaths} names the address. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String CONTENT = String.join(
            "; ",
            "default-src 'self'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "object-src 'none'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "form-action 'self'");

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain api(HttpSecurity http, ApiCredentials credentials, PlainPage plain) throws Exception {
        var door = new ApiDoor(plain);
        return http.securityMatcher("/api/**")
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(OpenPaths.api())
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                // Nothing but the credential of the call itself counts here, so there is nothing to forge.
                .csrf(AbstractHttpConfigurer::disable)
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .authenticationManager(new PasswordCheck(credentials::check))
                .httpBasic(basic -> basic.authenticationEntryPoint(door))
                .exceptionHandling(
                        refusals -> refusals.authenticationEntryPoint(door).accessDeniedHandler(door))
                .addFilterBefore(new ForeignPageFilter(plain), BasicAuthenticationFilter.class)
                .headers(SecurityConfiguration::headers)
                .build();
    }

    @Bean
    SecurityFilterChain pages(HttpSecurity http, SignIn signIn, SessionOfPerson sessions, ChosenLanguage chosen)
            throws Exception {
        var door = new PageDoor(chosen);
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.FORWARD, DispatcherType.INCLUDE, DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(OpenPaths.pages())
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .csrf(csrf -> csrf.csrfTokenRepository(new CsrfCookie()))
                .securityContext(context -> context.securityContextRepository(sessions))
                .sessionManagement(session -> session.sessionFixation(fixation -> fixation.newSession()))
                .requestCache(AbstractHttpConfigurer::disable)
                .authenticationManager(new PasswordCheck(signIn::check))
                .formLogin(form -> form.loginPage("/login").successHandler(door).failureHandler(door))
                .logout(logout -> logout.logoutSuccessHandler((request, response, was) ->
                        PageDoor.redirect(response, PageDoor.signIn(request, "signedOut", null))))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(door))
                .headers(SecurityConfiguration::headers)
                .build();
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(content -> content.policyDirectives(CONTENT))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicyHeader(
                        permissions -> permissions.policy("camera=(), geolocation=(), microphone=(), payment=()"))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN));
    }
}
