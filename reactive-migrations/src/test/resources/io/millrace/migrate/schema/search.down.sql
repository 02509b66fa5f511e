drop table searches;
