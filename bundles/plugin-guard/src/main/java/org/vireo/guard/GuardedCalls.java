package org.vireo.guard;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.vireo.spi.host.Call;

/** Hands the calls of one service to its plugin's ward. Thread-safe. */
final class GuardedCalls implements InvocationHandler {
    private final Object service;
    private final Ward ward;
    private final Clock clock;
    private final Map<Method, Object> said = new ConcurrentHashMap<>();
    private final Set<Method> asked = ConcurrentHashMap.newKeySet();

    private GuardedCalls(Object service, Ward ward, Clock clock) {
        this.service = service;
        this.ward = ward;
        this.clock = clock;
    }

    /** Also has the optional interfaces beside the contract that the service has. */
    static <T> T guard(Class<T> contract, T service, Ward ward, Clock clock) {
        var interfaces = new LinkedHashSet<Class<?>>(Set.of(contract));
        for (Class<?> type = service.getClass(); type != null; type = type.getSuperclass()) {
            for (var more : type.getInterfaces()) {
                if (more.getClassLoader() == contract.getClassLoader()
                        && more.getPackageName().equals(contract.getPackageName())) {
                    interfaces.add(more);
                }
            }
        }
        return contract.cast(Proxy.newProxyInstance(
                contract.getClassLoader(),
                interfaces.toArray(Class<?>[]::new),
                new GuardedCalls(service, ward, clock)));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return ofItself(method, arguments);
        }
        String what = method.getName() + "()";
        return method.getParameterCount() == 0
                ? description(what, method)
                : ward.call(what, patience(arguments), () -> invoke(method, arguments));
    }

    /**
     * What a service says of itself, such as its type, never changes. In quarantine it counts as it was, and a service that appears only
     * then is asked once: registries know it by that when it is released.
     */
    private Object description(String what, Method method) throws Exception {
        boolean first = asked.add(method);
        boolean shut = ward.inQuarantine();
        var known = shut ? said.get(method) : null;
        if (known != null) {
            return known;
        }
        var answer = shut && first
                ? ward.callAnyway(what, ward.limits().time(), () -> invoke(method, null))
                : ward.call(what, ward.limits().time(), () -> invoke(method, null));
        if (answer != null) {
            said.put(method, answer);
        }
        return answer;
    }

    private Object ofItself(Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "equals" ->
                Proxy.isProxyClass(arguments[0] == null ? Object.class : arguments[0].getClass())
                        && Proxy.getInvocationHandler(arguments[0]) instanceof GuardedCalls other
                        && other.isOf(service);
            case "hashCode" -> System.identityHashCode(service);
            default -> "guarded " + service.getClass().getName();
        };
    }

    @SuppressWarnings(
            "ReferenceEquality") // two guards are equal that guard the same object, whatever a plugin calls equal
    private boolean isOf(Object other) {
        return service == other;
    }

    private Object invoke(Method method, Object[] arguments) throws Exception {
        try {
            return method.invoke(service, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof Exception usual ? usual : e;
        }
    }

    /** Until the deadline that an argument tells and a little longer, as a plugin that waits for a host says itself when it was missed. */
    private Duration patience(Object[] arguments) {
        if (arguments != null) {
            for (var argument : arguments) {
                if (argument instanceof Call call) {
                    return until(call.deadline());
                } else if (argument instanceof Instant deadline) {
                    return until(deadline);
                }
            }
        }
        return ward.limits().time();
    }

    private Duration until(Instant deadline) {
        var left = Duration.between(clock.instant(), deadline);
        return (left.isNegative() ? Duration.ZERO : left).plus(ward.limits().grace());
    }
}
