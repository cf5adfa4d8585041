package org.vireo.rest.define;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.vireo.engine.api.command.Command;
import org.vireo.inventory.Criterion;
import org.vireo.inventory.Term;
import org.vireo.rest.types.Action;

/** The parts that a definition is put together from. */
public interface Behaviour {
    /** Builds the bean of an item: only what the engine knows; links, actions and kept attributes are added by the mechanism. */
    interface Shown<E, A> {
        A bean(E item, Context context);
    }

    interface Added<A> {
        Addition addition(A sent, Context context);

        /** Whether what is added may have to be looked for outside of the inventory, which happens in no transaction. */
        default boolean outside() {
            return false;
        }

        /** What a body cannot do without: mostly what all of the kind need. */
        default List<String> required(A sent, List<String> usual) {
            return usual;
        }

        /** What a client sends: mostly the type of the items. */
        default Class<?> body(Class<?> items) {
            return items;
        }
    }

    /** Items that are added with less than usual when a body is of a special kind. */
    static <A> Added<A> lessFor(Predicate<A> special, List<String> needed, Added<A> added) {
        return new Added<>() {
            @Override
            public Addition addition(A sent, Context context) {
                return added.addition(sent, context);
            }

            @Override
            public List<String> required(A sent, List<String> usual) {
                return special.test(sent) ? needed : usual;
            }
        };
    }

    /** Items that are added by something of another type. */
    static <A, B> Added<A> by(Class<B> body, Added<B> added) {
        return new Added<>() {
            @Override
            public Addition addition(A sent, Context context) {
                return added.addition(body.cast(sent), context);
            }

            @Override
            public Class<?> body(Class<?> items) {
                return body;
            }
        };
    }

    /** Additions that look outside of the inventory. */
    static <A> Added<A> outside(Added<A> added) {
        return new Added<>() {
            @Override
            public Addition addition(A sent, Context context) {
                return added.addition(sent, context);
            }

            @Override
            public boolean outside() {
                return true;
            }
        };
    }

    interface Changed<E, A> {
        Command command(E item, A sent, Context context);
    }

    interface Removed<E> {
        Effect effect(E item, Context context);
    }

    interface Acted<E> {
        Effect effect(E item, Action sent, Context context);
    }

    /** An action on the collection as a whole. */
    interface ActedOnAll {
        Effect effect(Action sent, Context context);
    }

    /** A value to search by: text, number, time, a constant, or a list of those. */
    interface Field<E> {
        Object value(E item, Context context);
    }

    /** Another media type an item is offered as; the inner part is asked outside any transaction. */
    interface Represented<E> {
        Supplier<String> text(E item, Context context);
    }

    /** Which kept items those see who do not see everything. */
    interface Limited {
        /** {@code sight} holds for objects of a kind that has permissions. */
        Criterion limits(Criterion sight, Context context);

        /** The object whose permissions decide is another one, whose id a field of the items holds. */
        static Limited through(String field, Class<?> type) {
            return (sight, context) -> new Criterion.Related(Term.of(field), type, Term.of("id"), sight);
        }
    }
}
