"""How danger to one's own life is put in English: lists in the notation of `phrases`, used by `crisis_words`."""

ORDINARY = """
    die laughing/of_laughter/of_embarrassment/of_boredom/at_home/with_dignity
    live in/next/on
    kill/killing myself laughing
"""
CERTAIN = """
    kill/hurt/harm/cut/cutting/hang/shoot/drown/unalive/end/hurting/harming myself
    end/ending/take/taking my [own] life
    better off … without_me/dead
    better … if i was/were/wasnt/werent/died
    no_one/nobody/noone … miss_me/care_if_i
    im/i … suicidal/kms/suicidal_thoughts
    my suicide/suicidal_thoughts
    thinking/thought/thoughts of/about suicide/dying/die/killing_myself
    wish/wished … i … dead/born/die/died/gone/exist
    i … hate my_life/being_alive/living
    jump/jumping/step in_front_of/off a/the train/bus/truck/car/bridge/roof/building/balcony
"""
DIRE = """
    want/wanna/wish/going/ready/rather/deserve/would_like/gonna [to] die/be_dead/not_exist/not_wake_up/disappear_forever
    dont/do_not/not/no_longer/cant/cannot/never/didnt [want/wanna/wanting/bear] [to] live/be_alive/exist/wake_up/go_on_living/keep_living/be_here_anymore/be_here_any_longer
    cant/cannot go_on/keep/bear living/anymore/any_more/any_longer/like_this
    no/any/nothing … reason/point/left … living/live/go_on/alive
    nothing to live_for
    life isnt/is_not/not/has/have … worth/meaning/point/purpose [living/it]
    be here any_more/anymore/any_longer
    ending it all
    kill/hurt my self
    not worth living
    feel/feeling like dying/die
    see … point of/in living
    want/wanna to end it/everything .
    dont/cant/do_not … reason/point … living/live/on
    should/could/might_as_well/deserve_to die/be_dead
    my life is over
    life is pointless/meaningless/over
    point of/in living/life .
    suicide is … option/answer/way
    tired/sick of living/life/being_alive/my_life
    commit/committing/attempt/attempted/considering/contemplating/planning suicide
    end it_all/my_pain/the_pain
    goodbye forever/cruel_world/world
    take/took/taken/swallow/swallowed … overdose/all_my/all_the/too_many/a_lot_of/lots_of/a_bunch_of [pills/tablets/meds/overdose]
"""
WEARY = """
    i cant/cannot do_this/take_it/take_this/go_on/cope [anymore/any_more/any_longer] .
    i want/wanna [to] disappear .
    i give up on_life
    [everything] to end/stop .
    done with life
    im/i_am … a_burden
"""
