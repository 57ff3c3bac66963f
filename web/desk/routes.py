"""The desk's addresses. Decides nothing."""

from __future__ import annotations

from starlette.routing import BaseRoute, Route

from web.desk import (
    consultations,
    entrance,
    feedback,
    kept,
    looking,
    meetings,
    newsletter,
    office_questions,
    questions,
    replies,
    report,
)
from web.desk.asked import Work
from web.desk.desk import doing, show_desk

FORMS: dict[str, Work] = {
    "/fragor": questions.add_question,
    "/fragor/{code}/andra": questions.change_question,
    "/fragor/{code}/oppna": questions.open_question,
    "/fragor/{code}/beratta": questions.tell_members,
    "/fragor/{code}/stang": questions.close_question,
    "/fragor/{code}/svar": feedback.answer_question,
    "/fragor/{code}/motet": feedback.send_to_meeting,
    "/teman/{theme}/svar": feedback.answer_theme,
    "/medskick/{reply}/svar": feedback.answer_reply,
    "/fragor/{code}/arkiv": questions.archive_question,
    "/moten": meetings.add,
    "/moten/{code}/steg": meetings.step,
    "/moten/{code}/slut": meetings.end,
    "/moten/{code}/igen": meetings.begin_again,
    "/remisser/{code}/flytta": consultations.move,
    "/remisser/{code}/beslut": consultations.decide,
    "/teman": replies.decide_themes,
    "/medskick/{reply}/tema": replies.add_theme,
    "/medskick/{reply}/hall": replies.hold_reply,
    "/medskick/{reply}/slapp": replies.release_reply,
    "/medskick/{reply}/behall": replies.keep_reply,
    "/medskick/{reply}/fraga": replies.place_reply,
    "/svar/{question}": office_questions.answer,
    "/fil/{file}/skriv": kept.write,
    "/fil/{file}/inget": kept.skip,
    "/nummer": newsletter.build,
    "/nummer/{issue}/andra": newsletter.edit,
    "/nummer/{issue}/del": newsletter.mark,
    "/nummer/{issue}/godkann": newsletter.approve,
    "/nummer/{issue}/skicka": newsletter.send,
    "/nummer/{issue}/pausa": newsletter.pause,
    "/nummer/{issue}/fortsatt": newsletter.resume,
    "/nummer/{issue}/avbryt": newsletter.cancel,
    "/nummer/{issue}/oklara": newsletter.resolve,
    "/floden": newsletter.refresh_feeds,
}
"""Under /kansli; each does one thing with a form of the desk."""

DESK: list[BaseRoute] = [
    Route("/kansli", show_desk),
    Route("/kansli/in/{word}", entrance.show_door),
    Route("/kansli/in/{word}", entrance.open_door, methods=["POST"]),
    Route("/kansli/ut", entrance.leave, methods=["POST"]),
    Route("/kansli/arbete/{job:int}", looking.await_work),
    Route("/kansli/nummer/{issue}", looking.show_issue),
    Route("/kansli/medskick/{reply}", looking.show_reply),
    Route("/kansli/fil/{file}", kept.download),
    Route("/kansli/rapport", report.show_this_year),
    Route("/kansli/rapport/{year:int}", report.show),
    *(Route(f"/kansli{path}", doing(work), methods=["POST"]) for path, work in FORMS.items()),
]
