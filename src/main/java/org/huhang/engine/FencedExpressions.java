package org.huhang.engine;

import java.beans.FeatureDescriptor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.huhang.model.Contract;
import org.jspecify.annotations.Nullable;

/**
 * What an expression in a model can reach: variables, the named steps, and the declared methods of the named functions.
 * No bean, no engine object, no reflection: there is no resolver that would look into a Java object.
 */
final class FencedExpressions extends JuelExpressionManager {

    private static final Pattern ALONE = Pattern.compile("\\$\\{\\s*(\\w+)\\s*}");

    private final Map<String, StepDelegate> steps;
    private final Map<String, ProcessFunction> functionsByName;

    private final CallersFacts known;

    FencedExpressions(Map<String, StepDelegate> steps, Collection<ProcessFunction> functions, CallersFacts known) {
        this.steps = Map.copyOf(steps);
        this.known = known;
        this.functionsByName = functions.stream()
                .collect(Collectors.toUnmodifiableMap(ProcessFunction::functionName, Function.identity()));
        var taken = functionsByName.keySet().stream()
                .filter(this.steps::containsKey)
                .toList();
        if (!taken.isEmpty()) {
            throw new IllegalStateException("names used for a step and a function: " + taken);
        }
    }

    Set<String> stepNames() {
        return steps.keySet();
    }

    Map<String, Contract.Step> steps() {
        return steps.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, step -> step.getValue()
                .contract()));
    }

    /** What models may call, such as {@code agency.group}. */
    Set<String> calls() {
        return functions().keySet();
    }

    /** The same with what each is given and reads. */
    Map<String, Contract.Function> functions() {
        var calls = new HashMap<String, Contract.Function>();
        for (var function : functionsByName.values()) {
            var reads = reads(function);
            Arrays.stream(function.getClass().getDeclaredMethods())
                    .filter(FencedExpressions::offered)
                    .forEach(method -> calls.put(
                            function.functionName() + "." + method.getName(),
                            new Contract.Function(
                                    Arrays.stream(method.getParameters())
                                            .filter(parameter -> parameter.getType() != Facts.class)
                                            .map(Parameter::getName)
                                            .toList(),
                                    reads)));
        }
        return calls;
    }

    /** The variables that a function reads without being given them. */
    static Set<String> reads(ProcessFunction function) {
        var reads = function.getClass().getAnnotation(ReadsVariables.class);
        return reads == null ? Set.of() : Set.of(reads.value());
    }

    private static boolean offered(Method method) {
        return Modifier.isPublic(method.getModifiers())
                && !Modifier.isStatic(method.getModifiers())
                && !method.getName().equals("functionName")
                && !method.isBridge()
                && !method.isSynthetic();
    }

    /** What names a step and nothing else is that step, whatever variable of the same name a case may have. */
    @Override
    public Expression createExpression(String text) {
        var alone = ALONE.matcher(text);
        var step = alone.matches() ? steps.get(alone.group(1)) : null;
        return step == null ? super.createExpression(text) : new Named(step, text);
    }

    private record Named(StepDelegate step, String text) implements Expression {

        @Override
        public Object getValue(VariableScope scope) {
            return step;
        }

        @Override
        public Object getValue(VariableScope scope, BaseDelegateExecution execution) {
            return step;
        }

        @Override
        public void setValue(Object value, VariableScope scope) {
            throw new ProcessEngineException("a step is no variable: " + text);
        }

        @Override
        public void setValue(Object value, VariableScope scope, BaseDelegateExecution execution) {
            setValue(value, scope);
        }

        @Override
        public boolean isLiteralText() {
            return false;
        }

        @Override
        public String getExpressionText() {
            return text;
        }
    }

    @Override
    protected ELResolver createElResolver() {
        var resolver = new CompositeELResolver();
        resolver.add(new Variables());
        resolver.add(new VariableContextElResolver());
        resolver.add(new StepsAndFunctions());
        return resolver;
    }

    /** Variables by name, and nothing of the scope itself: the stock resolver also hands out the execution. */
    private final class Variables extends ReadOnly {
        @Override
        public @Nullable Object getValue(
                @Nullable ELContext context, @Nullable Object base, @Nullable Object property) {
            if (base != null || context == null || !(property instanceof String name)) {
                return null;
            }
            var scope = (VariableScope) context.getContext(VariableScope.class);
            var value = scope == null ? null : known.get(scope, name);
            if (value != null || (scope != null && scope.hasVariable(name))) {
                context.setPropertyResolved(true);
            }
            return value;
        }
    }

    private final class StepsAndFunctions extends ReadOnly {
        @Override
        public @Nullable Object getValue(
                @Nullable ELContext context, @Nullable Object base, @Nullable Object property) {
            if (base != null || context == null || !(property instanceof String name)) {
                return null;
            }
            var step = steps.get(name);
            var found = step == null ? functionsByName.get(name) : step;
            context.setPropertyResolved(found != null);
            return found;
        }

        @Override
        public @Nullable Object invoke(
                @Nullable ELContext context,
                @Nullable Object base,
                @Nullable Object method,
                Class<?> @Nullable [] types,
                Object @Nullable [] arguments) {
            if (context == null || method == null || !(base instanceof ProcessFunction function)) {
                throw new ELException("a model may call only the platform's functions");
            }
            context.setPropertyResolved(true);
            return call(function, method.toString(), arguments == null ? new Object[0] : arguments, context);
        }
    }

    private @Nullable Object call(ProcessFunction function, String name, Object[] arguments, ELContext context) {
        for (var method : function.getClass().getDeclaredMethods()) {
            if (!method.getName().equals(name) || !offered(method)) {
                continue;
            }
            var types = method.getParameterTypes();
            var wantsFacts = types.length > 0 && types[0] == Facts.class;
            if (types.length != arguments.length + (wantsFacts ? 1 : 0)) {
                continue;
            }
            try {
                method.setAccessible(true);
                return method.invoke(function, wantsFacts ? withFacts(arguments, context) : arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : new ProcessEngineException(e.getCause());
            } catch (IllegalAccessException | IllegalArgumentException e) {
                throw new ELException("cannot call " + function.functionName() + "." + name, e);
            }
        }
        throw new ELException("no function " + function.functionName() + "." + name + Arrays.toString(arguments));
    }

    private Object[] withFacts(Object[] arguments, ELContext context) {
        var scope = (VariableScope) context.getContext(VariableScope.class);
        var all = new Object[arguments.length + 1];
        all[0] = scope == null ? known(context) : known.of(scope);
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return all;
    }

    /** Where no instance stands behind an expression, the variables that it is asked with. */
    private static Facts known(ELContext context) {
        var variables = (VariableContext) context.getContext(VariableContext.class);
        var known = new HashMap<String, Object>();
        if (variables != null) {
            variables
                    .keySet()
                    .forEach(name -> known.put(name, variables.resolve(name).getValue()));
        }
        return new Facts(known);
    }

    private abstract static class ReadOnly extends ELResolver {
        @Override
        public @Nullable Class<?> getType(
                @Nullable ELContext context, @Nullable Object base, @Nullable Object property) {
            return null;
        }

        @Override
        public boolean isReadOnly(@Nullable ELContext context, @Nullable Object base, @Nullable Object property) {
            return true;
        }

        @Override
        public void setValue(
                @Nullable ELContext context, @Nullable Object base, @Nullable Object property, @Nullable Object value) {
            throw new ELException("models read, they do not assign");
        }

        @Override
        public @Nullable Class<?> getCommonPropertyType(@Nullable ELContext context, @Nullable Object base) {
            return null;
        }

        @Override
        public @Nullable Iterator<FeatureDescriptor> getFeatureDescriptors(
                @Nullable ELContext context, @Nullable Object base) {
            return null;
        }
    }
}
