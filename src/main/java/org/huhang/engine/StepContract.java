package org.huhang.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a {@link ProcessStep} expects of models and gives them; stands on the bean, so that it is known before the step is made.
 * The rules of models and the page for analysts are made of it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface StepContract {

    /** What it does, in a sentence for whoever draws a model. */
    String does();

    /** The inputs that a model may give. */
    String[] inputs() default {};

    /** The variables that the step sets. */
    String[] sets() default {};

    /** The variables that the step reads by their own names. */
    String[] reads() default {};
}
