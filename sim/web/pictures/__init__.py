"""Pictures: each a function from numbers to the options of an ECharts chart, so that tests can read them."""
