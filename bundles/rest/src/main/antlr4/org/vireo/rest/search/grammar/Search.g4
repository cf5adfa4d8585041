/**
 * The search language: [condition [and|or condition …]] [sortby field [asc|desc]] [page N].
 * "and" binds closer than "or"; two conditions with no word between them must both hold. Keywords are the same in upper and lower case.
 */
grammar Search;

query
    : disjunction? sorting? paging? EOF
    ;

disjunction
    : conjunction (OR conjunction)*
    ;

conjunction
    : term (AND? term)*
    ;

term
    : OPEN disjunction CLOSE        # group
    | WORD OPERATOR value           # comparison
    | (WORD | QUOTED)               # free
    ;

// after an operator a keyword is a text like any other
value
    : WORD
    | QUOTED
    | AND
    | OR
    | SORTBY
    | PAGE
    | ASC
    | DESC
    ;

sorting
    : SORTBY WORD (ASC | DESC)?
    ;

paging
    : PAGE WORD
    ;

OPEN        : '(' ;
CLOSE       : ')' ;
OPERATOR    : '=' | '!=' | '<' | '<=' | '>' | '>=' ;
AND         : [Aa] [Nn] [Dd] ;
OR          : [Oo] [Rr] ;
SORTBY      : [Ss] [Oo] [Rr] [Tt] [Bb] [Yy] ;
PAGE        : [Pp] [Aa] [Gg] [Ee] ;
ASC         : [Aa] [Ss] [Cc] ;
DESC        : [Dd] [Ee] [Ss] [Cc] ;
QUOTED      : '"' ~["]* '"' ;
WORD        : ~[ \t\r\n\f\u000B\u00A0"()=!<>]+ ;
SPACE       : [ \t\r\n\f\u000B\u00A0]+ -> skip ;
