"""Parts of sentences on lessons: what is wrong with a line. Light."""

LESSON_PHRASES: dict[str, str] = {
    "lesson_stray": 'the text "{text}" belongs to nothing; begin it with "en:" or "ko:"',
    "lesson_out_of_place": '"{text}" has no place here',
    "lesson_heading": 'there is no part called "{text}"; it can be one of: {known}',
    "lesson_twice": '"{text}" is there twice',
    "lesson_lacks": "{what} is missing",
    "lesson_language": 'the text has no "{language}:", as the title has',
    "lesson_step_name": (
        'a step cannot be called "{name}"; use lower case letters, digits and hyphens'
    ),
    "lesson_minutes": 'the minutes must be a whole number from 1 to 999, not "{text}"',
    "lesson_fact": 'a fact is written "name = value | expression", not "{text}"',
    "lesson_quote": "a quotation mark is not closed",
    "lesson_call": 'arguments are written "name=value", not "{text}"',
    "lesson_unknown": 'the window knows nothing called "{name}" here; it knows: {known}',
    "lesson_argument": '"{name}" takes no "{argument}"',
    "lesson_argument_lacks": '"{name}" needs "{argument}"',
    "lesson_number": '"{argument}" must be a number, not "{value}"',
    "lesson_positive": '"{argument}" must be a number above 0, not "{value}"',
    "lesson_whole": (
        '"{argument}" must be a whole number, {least} or more and of at most nine digits, not '
        '"{value}"'
    ),
    "lesson_choice": '"{argument}" cannot be "{value}"; choose one of: {known}',
    "lesson_brace": 'nothing is called "{{{name}}}": no fact of the lesson, no value of the window',
    "lesson_right": "exactly one answer must be right, not {count}",
    "lesson_options": "a question needs at least two answers",
    "lesson_fence": 'a block of code is not closed with "```"',
    "lesson_long_line": "it has more than {most} characters",
    "lesson_picture": 'pictures ("![...](...)") have no place in a lesson',
    "lesson_unexpected": "something in it was not expected; the log says what",
    "lesson_no_steps": 'a lesson needs at least one step: a heading that begins with "##"',
    "lesson_stage_ended": "it was stopped before it was there",
    # What is missing
    "lesson_title": 'the title ("# en: ...")',
    "lesson_words": 'the text ("en: ...")',
    "lesson_because": "what is said to those who chose it, after an empty line,",
    "lesson_check": 'a check ("check: ...")',
}
