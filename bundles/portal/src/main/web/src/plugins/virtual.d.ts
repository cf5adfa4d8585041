declare module 'virtual:shared/*' {}
