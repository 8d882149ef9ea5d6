package org.huhang.demo;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;

/** There only where nobody named a mail server and a sink can be embedded: never in the packaged jar. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Conditional(Embedded.Mail.class)
@interface WhereMailIsEmbedded {}
