package org.huhang.demo;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;

/** There only with {@code huhang.clock=virtual} on the embedded database, and only if no other machine can reach it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Conditional(Embedded.MovableClock.class)
@interface WhereClockMayMove {}
