<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_US">
<context>
    <name>guide</name>
    <message>
        <source>Hello. Please read this once, and press Enter when you have.</source>
        <translation>Guten Tag. Bitte lesen Sie das einmal, und drücken Sie dann Enter.</translation>
    </message>
    <message>
        <source>{question}</source>
        <translation>{question}</translation>
    </message>
    <message>
        <source>{level}</source>
        <translation>{level}</translation>
    </message>
    <message>
        <source>This is today&apos;s programme. Press Enter to start.</source>
        <translation>Das ist das Programm für heute. Mit Enter geht es los.</translation>
    </message>
    <message>
        <source>Stand with your side to the camera, straight and still.</source>
        <translation>Bitte seitlich zur Kamera stellen, gerade und still.</translation>
    </message>
    <message>
        <source>{hint}</source>
        <translation>{hint}</translation>
    </message>
    <message>
        <source>Done. Now I know how you stand.</source>
        <translation>Fertig. Jetzt weiß ich, wie Sie stehen.</translation>
    </message>
    <message>
        <source>I could not measure how you stand. That is all right, we go on without it.</source>
        <translation>Ich konnte nicht messen, wie Sie stehen. Das macht nichts, es geht ohne weiter.</translation>
    </message>
    <message>
        <source>{kind}</source>
        <translation>{kind}</translation>
    </message>
    <message>
        <source>{exercise}{side}. {sets} times {reps}. Watch the figure.</source>
        <translation>{exercise}{side}. {sets} mal {reps}. Schauen Sie auf die Figur.</translation>
    </message>
    <message>
        <source>{setup}</source>
        <translation>{setup}</translation>
    </message>
    <message>
        <source>Good. I see you well.</source>
        <translation>Gut. Ich sehe Sie gut.</translation>
    </message>
    <message>
        <source>I cannot see you well yet. Move the laptop further away, or tilt its screen. You can also skip.</source>
        <translation>Ich sehe Sie noch nicht gut. Stellen Sie den Laptop weiter weg, oder kippen Sie den Bildschirm. Sie können die Übung auch auslassen.</translation>
    </message>
    <message>
        <source>First {n} to try. They are not counted.</source>
        <translation>Zuerst {n} zur Probe. Das zählt noch nicht.</translation>
    </message>
    <message>
        <source>Slowly all the way up, and slowly down again.</source>
        <translation>Langsam ganz hoch, und langsam wieder runter.</translation>
    </message>
    <message>
        <source>That&apos;s your range. Now {n}.</source>
        <translation>So weit geht Ihre Bewegung heute. Jetzt {n}.</translation>
    </message>
    <message>
        <source>Begin. {n} to go.</source>
        <translation>Los. Noch {n}.</translation>
    </message>
    <message>
        <source>{n}</source>
        <translation>{n}</translation>
    </message>
    <message>
        <source>I count to ten. Hold one arm straight up at your number; standing, both arms.</source>
        <translation>Ich zähle bis zehn. Bei Ihrer Zahl einen Arm senkrecht hochhalten, im Stehen beide.</translation>
    </message>
    <message>
        <source>No answer. We go on. Stop whenever it hurts.</source>
        <translation>Keine Antwort. Es geht weiter. Hören Sie auf, sobald es schmerzt.</translation>
    </message>
    <message>
        <source>{n}. Raise your arm again to change it.</source>
        <translation>{n}. Zum Ändern den Arm noch einmal heben.</translation>
    </message>
    <message>
        <source>Half way.</source>
        <translation>Halb geschafft.</translation>
    </message>
    <message>
        <source>Two more.</source>
        <translation>Noch zwei.</translation>
    </message>
    <message>
        <source>Set done. {done} of {target}.</source>
        <translation>Satz fertig. {done} von {target}.</translation>
    </message>
    <message>
        <source>{praise}</source>
        <translation>{praise}</translation>
    </message>
    <message>
        <source>{improve}</source>
        <translation>{improve}</translation>
    </message>
    <message>
        <source>Rest {seconds} seconds. Next: {exercise}{side}, set {number} of {of}.</source>
        <translation>{seconds} Sekunden Pause. Danach: {exercise}{side}, Satz {number} von {of}.</translation>
    </message>
    <message>
        <source>{seconds} seconds. Get ready.</source>
        <translation>Noch {seconds} Sekunden. Machen Sie sich bereit.</translation>
    </message>
    <message>
        <source>Now the other side{side}. Turn round.</source>
        <translation>Jetzt die andere Seite{side}. Bitte umdrehen.</translation>
    </message>
    <message>
        <source>This set is for the other side{side}. Please turn round.</source>
        <translation>Dieser Satz ist für die andere Seite{side}. Bitte umdrehen.</translation>
    </message>
    <message>
        <source>{paused}</source>
        <translation>{paused}</translation>
    </message>
    <message>
        <source>A short break. Breathe. Would an easier one feel better?</source>
        <translation>Eine kurze Pause. Atmen Sie durch. Wäre etwas Leichteres angenehmer?</translation>
    </message>
    <message>
        <source>We go on.</source>
        <translation>Es geht weiter.</translation>
    </message>
    <message>
        <source>An easier one now.</source>
        <translation>Jetzt etwas Leichteres.</translation>
    </message>
    <message>
        <source>We stop. Does something hurt, or is it enough for today?</source>
        <translation>Wir hören auf. Tut etwas weh, oder ist es genug für heute?</translation>
    </message>
    <message>
        <source>{stop}</source>
        <translation>{stop}</translation>
    </message>
    <message>
        <source>That much is all right if it settles within a day. Stay in the range that feels good.</source>
        <translation>So viel ist in Ordnung, wenn es sich innerhalb eines Tages legt. Bleiben Sie da, wo es sich gut anfühlt.</translation>
    </message>
    <message>
        <source>Rest now. If it does not settle within a day, tell your physiotherapist or doctor.</source>
        <translation>Ruhen Sie sich jetzt aus. Wenn es sich nicht innerhalb eines Tages legt, sagen Sie es in Ihrer Physiotherapie oder Arztpraxis.</translation>
    </message>
    <message>
        <source>Today a gentler programme, because of your pain since last time.</source>
        <translation>Heute ein sanfteres Programm, wegen Ihrer Schmerzen seit dem letzten Mal.</translation>
    </message>
    <message>
        <source>Welcome back. We go on where you were.</source>
        <translation>Willkommen zurück. Wir machen da weiter, wo Sie waren.</translation>
    </message>
    <message>
        <source>Done for today. Well done.</source>
        <translation>Fertig für heute. Gut gemacht.</translation>
    </message>
    <message>
        <source>Rest {seconds} seconds.</source>
        <translation>{seconds} Sekunden Pause.</translation>
    </message>
    <message>
        <source>Do you have new trouble with bladder or bowel, or numbness around the groin?</source>
        <translation>Haben Sie neue Probleme mit Blase oder Darm, oder ein Taubheitsgefühl im Schritt?</translation>
    </message>
    <message>
        <source>Are your legs getting weaker, or do you have strong pain down both legs?</source>
        <translation>Werden Ihre Beine schwächer, oder haben Sie starke Schmerzen, die in beide Beine ziehen?</translation>
    </message>
    <message>
        <source>Did your pain begin with a fall or an accident, or even a small fall while you have weak bones or take cortisone?</source>
        <translation>Begannen Ihre Schmerzen mit einem Sturz oder Unfall, oder auch nur mit einem kleinen Sturz, falls Sie schwache Knochen haben oder Kortison nehmen?</translation>
    </message>
    <message>
        <source>Have you had cancer, or lost weight without wanting to?</source>
        <translation>Haben oder hatten Sie Krebs, oder haben Sie ungewollt abgenommen?</translation>
    </message>
    <message>
        <source>Do you have a fever or an infection, or inject drugs?</source>
        <translation>Haben Sie Fieber oder eine Infektion, oder spritzen Sie Drogen?</translation>
    </message>
    <message>
        <source>Do you have constant pain at night that no position eases?</source>
        <translation>Haben Sie nachts ständig Schmerzen, die in keiner Lage nachlassen?</translation>
    </message>
    <message>
        <source>Are you more than three months pregnant?</source>
        <translation>Sind Sie seit mehr als drei Monaten schwanger?</translation>
    </message>
    <message>
        <source>Did you have surgery not long ago?</source>
        <translation>Wurden Sie vor Kurzem operiert?</translation>
    </message>
    <message>
        <source>Do you have high blood pressure that is not under control?</source>
        <translation>Haben Sie hohen Blutdruck, der nicht unter Kontrolle ist?</translation>
    </message>
    <message>
        <source>Are you often dizzy, or do you fall easily?</source>
        <translation>Ist Ihnen oft schwindlig, oder stürzen Sie leicht?</translation>
    </message>
    <message>
        <source>Are you younger than 18?</source>
        <translation>Sind Sie jünger als 18?</translation>
    </message>
    <message>
        <source>Has a professional told you not to exercise?</source>
        <translation>Hat Ihnen eine Fachperson gesagt, dass Sie nicht üben sollen?</translation>
    </message>
    <message>
        <source>Pain in the chest</source>
        <translation>Schmerz in der Brust</translation>
    </message>
    <message>
        <source>Short of breath</source>
        <translation>Atemnot</translation>
    </message>
    <message>
        <source>Numb around the groin</source>
        <translation>Taub im Schritt</translation>
    </message>
    <message>
        <source>A leg gives way</source>
        <translation>Ein Bein gibt nach</translation>
    </message>
    <message>
        <source>New pain below the knee</source>
        <translation>Neuer Schmerz unter dem Knie</translation>
    </message>
    <message>
        <source>Numbness or tingling</source>
        <translation>Taubheit oder Kribbeln</translation>
    </message>
    <message>
        <source>Dizzy</source>
        <translation>Schwindel</translation>
    </message>
    <message>
        <source>How much pain do you have now?</source>
        <translation>Wie stark sind Ihre Schmerzen jetzt?</translation>
    </message>
    <message>
        <source>What was the worst pain in the last 24 hours?</source>
        <translation>Wie stark war der schlimmste Schmerz der letzten 24 Stunden?</translation>
    </message>
    <message>
        <source>How was your pain the day after the last session?</source>
        <translation>Wie stark waren Ihre Schmerzen am Tag nach der letzten Einheit?</translation>
    </message>
    <message>
        <source>How much pain did you have during this exercise?</source>
        <translation>Wie stark waren Ihre Schmerzen bei dieser Übung?</translation>
    </message>
    <message>
        <source>How hard was it?</source>
        <translation>Wie anstrengend war es?</translation>
    </message>
    <message>
        <source>How much pain do you have now, after the session?</source>
        <translation>Wie stark sind Ihre Schmerzen jetzt, nach der Einheit?</translation>
    </message>
    <message>
        <source>Every repetition was good.</source>
        <translation>Jede Wiederholung war gut.</translation>
    </message>
    <message>
        <source>You used your full range.</source>
        <translation>Sie haben sich ganz durchbewegt.</translation>
    </message>
    <message>
        <source>You held well at the top.</source>
        <translation>Sie haben oben gut gehalten.</translation>
    </message>
    <message>
        <source>A steady tempo.</source>
        <translation>Ein gleichmäßiges Tempo.</translation>
    </message>
    <message>
        <source>You paused and came back.</source>
        <translation>Nach der Pause ging es weiter.</translation>
    </message>
    <message>
        <source>Both sides worked alike.</source>
        <translation>Beide Seiten haben gleich gearbeitet.</translation>
    </message>
    <message>
        <source>You took the time for this.</source>
        <translation>Sie haben sich die Zeit genommen.</translation>
    </message>
    <message>
        <source>Go all the way, as far as it feels good.</source>
        <translation>Ganz durchbewegen, so weit es guttut.</translation>
    </message>
    <message>
        <source>Lower as slowly as you rise.</source>
        <translation>So langsam runter wie hoch.</translation>
    </message>
    <message>
        <source>Stay a little longer at the top.</source>
        <translation>Oben etwas länger bleiben.</translation>
    </message>
    <message>
        <source>One or two repetitions more.</source>
        <translation>Ein, zwei Wiederholungen mehr.</translation>
    </message>
    <message>
        <source>An easier version, done calmly.</source>
        <translation>Etwas Leichteres, in Ruhe.</translation>
    </message>
    <message>
        <source>The same again.</source>
        <translation>Noch einmal genau so.</translation>
    </message>
    <message>
        <source>All {good} were good.</source>
        <translation>Alle {good} waren gut.</translation>
    </message>
    <message>
        <source>You reached your target of {target}.</source>
        <translation>Sie haben Ihr Ziel von {target} erreicht.</translation>
    </message>
    <message>
        <source>{good} of {target}: nearly there.</source>
        <translation>{good} von {target}: fast geschafft.</translation>
    </message>
    <message>
        <source>{good} of {total} were good. Next time: {fault}</source>
        <translation>{good} von {total} waren gut. Nächstes Mal: {fault}</translation>
    </message>
    <message>
        <source>{good} of {target} are done. Every one counts.</source>
        <translation>{good} von {target} sind geschafft. Jede zählt.</translation>
    </message>
    <message>
        <source>I could not see enough: {reason}.</source>
        <translation>Ich konnte zu wenig sehen: {reason}.</translation>
    </message>
    <message>
        <source>Left out today.</source>
        <translation>Heute ausgelassen.</translation>
    </message>
    <message>
        <source>Gentler than last time, because your pain was higher since.</source>
        <translation>Sanfter als letztes Mal, weil Ihre Schmerzen seither stärker waren.</translation>
    </message>
    <message>
        <source>Today is a day to recover. Next: {0}.</source>
        <translation>Heute ist ein Tag zum Erholen. Als Nächstes: {0}.</translation>
    </message>
    <message>
        <source>One exercise today, as you chose.</source>
        <translation>Heute eine Übung, wie gewählt.</translation>
    </message>
    <message>
        <source>How you stand is measured and used.</source>
        <translation>Ihr Stand ist gemessen und wird verwendet.</translation>
    </message>
    <message>
        <source>How you stand was measured long ago and is no longer used. Measure again if you like.</source>
        <translation>Die Messung Ihres Stands ist lange her und wird nicht mehr verwendet. Sie können neu messen.</translation>
    </message>
    <message>
        <source>I do not see you. Step into the picture.</source>
        <translation>Ich sehe Sie nicht. Bitte ins Bild treten.</translation>
    </message>
    <message>
        <source>Step back until I see you from head to feet.</source>
        <translation>Bitte zurücktreten, bis ich Sie von Kopf bis Fuß sehe.</translation>
    </message>
    <message>
        <source>One person in the picture, please.</source>
        <translation>Bitte nur eine Person im Bild.</translation>
    </message>
    <message>
        <source>Stand up straight, as far as it feels good.</source>
        <translation>Bitte aufrecht stehen, soweit es angenehm ist.</translation>
    </message>
    <message>
        <source>Turn until your side faces the camera.</source>
        <translation>Bitte drehen, bis die Seite zur Kamera zeigt.</translation>
    </message>
    <message>
        <source>Hold still, and breathe calmly.</source>
        <translation>Bitte stillhalten und ruhig atmen.</translation>
    </message>
    <message>
        <source>Not measured this time. You can try again.</source>
        <translation>Diesmal nicht gemessen. Sie können es noch einmal versuchen.</translation>
    </message>
    <message>
        <source>No exercises today. Please get medical help now.</source>
        <translation>Heute keine Übungen. Bitte holen Sie jetzt medizinische Hilfe.</translation>
    </message>
    <message>
        <source>No exercises today. Please talk to your doctor or physiotherapist first.</source>
        <translation>Heute keine Übungen. Bitte sprechen Sie zuerst mit Ihrer Arztpraxis oder Physiotherapie.</translation>
    </message>
    <message>
        <source>Exercise {0} of {1}</source>
        <translation>Übung {0} von {1}</translation>
    </message>
    <message>
        <source>Set {0} of {1}</source>
        <translation>Satz {0} von {1}</translation>
    </message>
    <message>
        <source>left</source>
        <translation>links</translation>
    </message>
    <message>
        <source>right</source>
        <translation>rechts</translation>
    </message>
    <message>
        <source>Have ready</source>
        <translation>Das brauchen Sie</translation>
    </message>
    <message>
        <source>I am ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Skip exercise</source>
        <translation>Übung auslassen</translation>
    </message>
    <message>
        <source>Skip set</source>
        <translation>Satz auslassen</translation>
    </message>
    <message>
        <source>Skip practice</source>
        <translation>Probe auslassen</translation>
    </message>
    <message>
        <source>Skip rest</source>
        <translation>Gleich weiter</translation>
    </message>
    <message>
        <source>Easier</source>
        <translation>Leichter</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Voice off</source>
        <translation>Stimme aus</translation>
    </message>
    <message>
        <source>Voice on</source>
        <translation>Stimme an</translation>
    </message>
    <message>
        <source>No more film</source>
        <translation>Kein Film mehr</translation>
    </message>
    <message>
        <source>Keep a film</source>
        <translation>Film behalten</translation>
    </message>
    <message>
        <source>Film is kept</source>
        <translation>Film wird behalten</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Begin anyway</source>
        <translation>Trotzdem beginnen</translation>
    </message>
    <message>
        <source>This takes long. What helps most:</source>
        <translation>Das dauert. Am meisten hilft:</translation>
    </message>
    <message>
        <source>Move the laptop further away, or tilt its screen until you see your feet.</source>
        <translation>Laptop weiter weg stellen, oder den Bildschirm kippen, bis Sie Ihre Füße sehen.</translation>
    </message>
    <message>
        <source>Light from the front, one person in the picture.</source>
        <translation>Licht von vorn, eine Person im Bild.</translation>
    </message>
    <message>
        <source>Or begin anyway, or skip this exercise.</source>
        <translation>Oder trotzdem beginnen, oder diese Übung auslassen.</translation>
    </message>
    <message>
        <source>hold still</source>
        <translation>still halten</translation>
    </message>
    <message>
        <source>Good. Stay like this.</source>
        <translation>Gut. Bleiben Sie so.</translation>
    </message>
    <message>
        <source>Practice {0} of {1}</source>
        <translation>Probe {0} von {1}</translation>
    </message>
    <message>
        <source>not counted</source>
        <translation>zählt nicht</translation>
    </message>
    <message>
        <source>Not counted: this shows me your range today.</source>
        <translation>Zählt nicht; zeigt Ihren Umfang.</translation>
    </message>
    <message>
        <source>Change sides: left.</source>
        <translation>Seite wechseln: links.</translation>
    </message>
    <message>
        <source>Change sides: right.</source>
        <translation>Seite wechseln: rechts.</translation>
    </message>
    <message>
        <source>Change sides.</source>
        <translation>Seite wechseln.</translation>
    </message>
    <message>
        <source>I start by myself when I see you on this side.</source>
        <translation>Ich beginne von selbst, sobald ich Sie auf dieser Seite sehe.</translation>
    </message>
    <message>
        <source>Press Space, or raise one arm again, to go on.</source>
        <translation>Weiter mit der Leertaste, oder noch einmal einen Arm heben.</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Paused by your raised arm</source>
        <translation>Pause: Arm gehoben</translation>
    </message>
    <message>
        <source>Paused: I do not see you</source>
        <translation>Pause: Ich sehe Sie nicht</translation>
    </message>
    <message>
        <source>I go on by myself when you are back.</source>
        <translation>Ich mache von selbst weiter, sobald Sie zurück sind.</translation>
    </message>
    <message>
        <source>Paused: you left the position</source>
        <translation>Pause: nicht in Position</translation>
    </message>
    <message>
        <source>I go on by myself when you are back in it.</source>
        <translation>Ich mache von selbst weiter, sobald Sie wieder in Position sind.</translation>
    </message>
    <message>
        <source>A short break</source>
        <translation>Eine kurze Pause</translation>
    </message>
    <message>
        <source>Breathe. A smaller movement is just as useful now.</source>
        <translation>Atmen Sie durch. Eine kleinere Bewegung nützt jetzt genauso.</translation>
    </message>
    <message>
        <source>Paused: no picture</source>
        <translation>Pause: kein Bild</translation>
    </message>
    <message>
        <source>Check the camera. I go on by myself. Nothing is lost.</source>
        <translation>Bitte die Kamera prüfen. Ich mache von selbst weiter. Nichts geht verloren.</translation>
    </message>
    <message>
        <source>The computer was asleep</source>
        <translation>Der Computer hat geschlafen</translation>
    </message>
    <message>
        <source>Nothing is lost. I go on by myself when you are in position.</source>
        <translation>Nichts geht verloren. Ich mache von selbst weiter, sobald Sie in Position sind.</translation>
    </message>
    <message>
        <source>Press E for an easier one.</source>
        <translation>Mit E etwas Leichteres.</translation>
    </message>
    <message>
        <source>Rest</source>
        <translation>Ausruhen</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Als Nächstes</translation>
    </message>
    <message>
        <source>That was the last set.</source>
        <translation>Das war der letzte Satz.</translation>
    </message>
    <message>
        <source>Went well</source>
        <translation>Das lief gut</translation>
    </message>
    <message>
        <source>To improve</source>
        <translation>Noch besser</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>Why do you stop?</source>
        <translation>Warum hören Sie auf?</translation>
    </message>
    <message>
        <source>It hurts</source>
        <translation>Es tut weh</translation>
    </message>
    <message>
        <source>I fell, or nearly fell</source>
        <translation>Gestürzt, oder beinahe</translation>
    </message>
    <message>
        <source>Enough for today</source>
        <translation>Genug für heute</translation>
    </message>
    <message>
        <source>Something else feels wrong</source>
        <translation>Etwas anderes stimmt nicht</translation>
    </message>
    <message>
        <source>I do not want to stop</source>
        <translation>Ich möchte nicht aufhören</translation>
    </message>
    <message>
        <source>We stop here.</source>
        <translation>Wir hören hier auf.</translation>
    </message>
    <message>
        <source>That is enough for today.</source>
        <translation>Das ist genug für heute.</translation>
    </message>
    <message>
        <source>We leave this exercise for today.</source>
        <translation>Diese Übung lassen wir für heute.</translation>
    </message>
    <message>
        <source>You rated your pain {0} of 10.</source>
        <translation>Ihre Angabe: Schmerz {0} von 10.</translation>
    </message>
    <message>
        <source>Lie or sit down, breathe calmly.</source>
        <translation>Legen oder setzen Sie sich, atmen Sie ruhig.</translation>
    </message>
    <message>
        <source>Chest pain, trouble breathing, numbness around the groin, loss of bladder or bowel control, or a weak leg: call your emergency number now (112, 999, 911).</source>
        <translation>Schmerz in der Brust, Atemnot, Taubheit im Schritt, Verlust der Kontrolle über Blase oder Darm, oder ein schwaches Bein: Rufen Sie jetzt den Notruf (112, 999, 911).</translation>
    </message>
    <message>
        <source>Anything else that is new: ask your doctor before the next session.</source>
        <translation>Alles andere, das neu ist: Fragen Sie vor der nächsten Einheit ärztlich nach.</translation>
    </message>
    <message>
        <source>Stay down until you feel steady. Get up slowly, with a chair.</source>
        <translation>Bleiben Sie unten, bis Sie sich sicher fühlen. Stehen Sie langsam auf, mit einem Stuhl.</translation>
    </message>
    <message>
        <source>If you hit your head, cannot get up, or have strong pain: call for help.</source>
        <translation>Wenn Sie sich den Kopf gestoßen haben, nicht aufstehen können oder starke Schmerzen haben: Rufen Sie Hilfe.</translation>
    </message>
    <message>
        <source>Tell your physiotherapist before the next session.</source>
        <translation>Sagen Sie es vor der nächsten Einheit in Ihrer Physiotherapie.</translation>
    </message>
    <message>
        <source>Take a position that is comfortable, and breathe calmly.</source>
        <translation>Nehmen Sie eine bequeme Lage ein, und atmen Sie ruhig.</translation>
    </message>
    <message>
        <source>If it does not settle within 24 hours, tell your physiotherapist or doctor.</source>
        <translation>Wenn es sich nicht innerhalb von 24 Stunden legt, sagen Sie es in Ihrer Physiotherapie oder Arztpraxis.</translation>
    </message>
    <message>
        <source>If it settles now, you can try a smaller movement.</source>
        <translation>Wenn es sich jetzt legt, können Sie eine kleinere Bewegung versuchen.</translation>
    </message>
    <message>
        <source>Try an easier one</source>
        <translation>Etwas Leichteres</translation>
    </message>
    <message>
        <source>Next exercise</source>
        <translation>Nächste Übung</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>No repetitions today. That is all right.</source>
        <translation>Heute keine Wiederholungen. Das ist in Ordnung.</translation>
    </message>
    <message>
        <source>{0} repetitions.</source>
        <translation>{0} Wiederholungen.</translation>
    </message>
    <message>
        <source>{0} of {1} exercises, {2} repetitions.</source>
        <translation>{0} von {1} Übungen, {2} Wiederholungen.</translation>
    </message>
    <message>
        <source>You listened to your body. {0}</source>
        <translation>Sie haben auf Ihren Körper gehört. {0}</translation>
    </message>
    <message>
        <source>Well done. {0}</source>
        <translation>Gut gemacht. {0}</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} min</translation>
    </message>
    <message>
        <source>pain {0} before, {1} after</source>
        <translation>Schmerz {0} vorher, {1} nachher</translation>
    </message>
    <message>
        <source>pain {0} before</source>
        <translation>Schmerz {0} vorher</translation>
    </message>
    <message>
        <source>pain {0} after</source>
        <translation>Schmerz {0} nachher</translation>
    </message>
    <message>
        <source>Went well: {0}</source>
        <translation>Das lief gut: {0}</translation>
    </message>
    <message>
        <source>Next time: {0}</source>
        <translation>Nächstes Mal: {0}</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>{0}: none</source>
        <translation>{0}: keine</translation>
    </message>
    <message>
        <source>{0}: {1} of {2} good</source>
        <translation>{0}: {1} von {2} gut</translation>
    </message>
    <message>
        <source>not done today</source>
        <translation>heute nicht gemacht</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
    <message>
        <source>held {0} s</source>
        <translation>{0} s gehalten</translation>
    </message>
    <message>
        <source>{0}: not measured.</source>
        <translation>{0}: nicht gemessen.</translation>
    </message>
    <message>
        <source>{0}: not measured ({1}).</source>
        <translation>{0}: nicht gemessen ({1}).</translation>
    </message>
    <message>
        <source>{0} Press S to use another camera or the demo film.</source>
        <translation>{0} Mit S eine andere Kamera oder den Demofilm wählen.</translation>
    </message>
    <message>
        <source>I start by myself</source>
        <translation>Ich beginne von selbst</translation>
    </message>
    <message>
        <source>{0} repetitions</source>
        <translation>{0} Wiederholungen</translation>
    </message>
    <message>
        <source>hold {0} s</source>
        <translation>halten {0} s</translation>
    </message>
    <message>
        <source>Raised arm: pause in a moment ({0} %)</source>
        <translation>Arm gehoben: gleich Pause ({0} %)</translation>
    </message>
    <message>
        <source>Guided session</source>
        <translation>Angeleitete Einheit</translation>
    </message>
    <message>
        <source>Figure doing the exercise</source>
        <translation>Figur, die die Übung zeigt</translation>
    </message>
    <message>
        <source>Where the laptop goes</source>
        <translation>Wo der Laptop steht</translation>
    </message>
    <message>
        <source>Turn to your other side</source>
        <translation>Auf die andere Seite drehen</translation>
    </message>
    <message>
        <source>Stay for {0} s.</source>
        <translation>{0} s so bleiben.</translation>
    </message>
    <message>
        <source>Lying on the back, knees bent, feet flat. The hips rise for 2 s until shoulder, hip and knee make one line, and sink for 2 s.</source>
        <translation>In Rückenlage, Knie gebeugt, Füße flach. Die Hüfte hebt sich 2 s lang, bis Schulter, Hüfte und Knie eine Linie bilden, und sinkt 2 s lang.</translation>
    </message>
    <message>
        <source>Lying on the back, one foot flat, the other leg long and beside the working thigh. The hips rise for 2 s until shoulder, hip and knee make one line, and sink for 2 s.</source>
        <translation>In Rückenlage, ein Fuß flach, das andere Bein lang neben dem arbeitenden Oberschenkel. Die Hüfte hebt sich 2 s lang, bis Schulter, Hüfte und Knie eine Linie bilden, und sinkt 2 s lang.</translation>
    </message>
    <message>
        <source>Lying on the side, knees bent, heels together. The upper knee opens for 2 s like a shell, the pelvis stays still, and it closes for 2 s.</source>
        <translation>In Seitenlage, Knie gebeugt, Fersen zusammen. Das obere Knie öffnet sich 2 s lang wie eine Muschel, das Becken bleibt ruhig, und es schließt sich 2 s lang.</translation>
    </message>
    <message>
        <source>One whole foot on the step. The body leans a little forward, rises over this foot for 2 s until it stands tall, and goes down for 2 s.</source>
        <translation>Ein ganzer Fuß auf der Stufe. Der Körper neigt sich etwas vor, steigt 2 s lang über diesen Fuß, bis er aufrecht steht, und geht 2 s lang hinunter.</translation>
    </message>
    <message>
        <source>Shoulder blades on the bench, feet flat. The hips rise for 2 s until shoulder, hip and knee make one line, and sink for 2 s.</source>
        <translation>Schulterblätter auf der Bank, Füße flach. Die Hüfte hebt sich 2 s lang, bis Schulter, Hüfte und Knie eine Linie bilden, und sinkt 2 s lang.</translation>
    </message>
    <message>
        <source>Standing with soft knees, a band above them. One foot steps out to the side, the other follows, the belt stays level.</source>
        <translation>Im Stehen mit weichen Knien, ein Band darüber. Ein Fuß geht zur Seite, der andere folgt, der Gürtel bleibt waagerecht.</translation>
    </message>
    <message>
        <source>Laptop {0} to {1} m away</source>
        <translation>Laptop {0} bis {1} m entfernt</translation>
    </message>
    <message>
        <source>Camera {0} to {1} cm above the floor</source>
        <translation>Kamera {0} bis {1} cm über dem Boden</translation>
    </message>
    <message>
        <source>A mat</source>
        <translation>Eine Matte</translation>
    </message>
    <message>
        <source>A bench or sofa against a wall</source>
        <translation>Bank oder Sofa an der Wand</translation>
    </message>
    <message>
        <source>A step of 10 to 20 cm; shoes or bare feet, no socks</source>
        <translation>Stufe, 10 bis 20 cm; Schuhe oder barfuß, keine Socken</translation>
    </message>
    <message>
        <source>An elastic band without a tear</source>
        <translation>Ein Gummiband ohne Riss</translation>
    </message>
    <message>
        <source>A wall or chair within reach</source>
        <translation>Wand oder Stuhl in Reichweite</translation>
    </message>
    <message>
        <source>2 m of free floor</source>
        <translation>2 m freier Boden</translation>
    </message>
    <message>
        <source>A pillow for your head</source>
        <translation>Ein Kissen für den Kopf</translation>
    </message>
    <message>
        <source>Please read this once</source>
        <translation>Bitte einmal lesen</translation>
    </message>
    <message>
        <source>This coach counts repetitions and gives general movement tips from one camera.</source>
        <translation>Dieser Begleiter zählt Wiederholungen und gibt allgemeine Tipps zur Bewegung, mit einer einzigen Kamera.</translation>
    </message>
    <message>
        <source>It is not a medical device, does not diagnose, does not measure your spine or muscle activity, and can be wrong by 10 degrees or more.</source>
        <translation>Er ist kein Medizinprodukt, stellt keine Diagnose, misst weder Ihre Wirbelsäule noch Muskelaktivität und kann um 10 Grad oder mehr falsch liegen.</translation>
    </message>
    <message>
        <source>It does not replace your physiotherapist or doctor.</source>
        <translation>Er ersetzt weder Ihre Physiotherapie noch ärztliche Betreuung.</translation>
    </message>
    <message>
        <source>Stop if you feel sharp or increasing pain.</source>
        <translation>Hören Sie auf, wenn Sie stechende oder zunehmende Schmerzen spüren.</translation>
    </message>
    <message>
        <source>Get urgent help for new loss of bladder or bowel control, numbness around the groin, or leg weakness.</source>
        <translation>Holen Sie sofort Hilfe, wenn Sie neu die Kontrolle über Blase oder Darm verlieren, bei Taubheit im Schritt oder bei Schwäche im Bein.</translation>
    </message>
    <message>
        <source>Video is processed on this computer and not stored unless you choose.</source>
        <translation>Das Video wird auf diesem Computer verarbeitet und nur gespeichert, wenn Sie es wählen.</translation>
    </message>
    <message>
        <source>I have read this</source>
        <translation>Ich habe das gelesen</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Jetzt nicht</translation>
    </message>
    <message>
        <source>Question {0} of {1}</source>
        <translation>Frage {0} von {1}</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>Y</source>
        <translation>J</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Your answers stay on this computer. I ask once a month, to know that exercise is right for you now.</source>
        <translation>Ihre Antworten bleiben auf diesem Computer. Ich frage einmal im Monat, um zu wissen, ob Üben jetzt das Richtige für Sie ist.</translation>
    </message>
    <message>
        <source>Please get medical help now.</source>
        <translation>Bitte holen Sie jetzt medizinische Hilfe.</translation>
    </message>
    <message>
        <source>Please talk to your doctor or physiotherapist first.</source>
        <translation>Bitte sprechen Sie zuerst mit Ihrer Arztpraxis oder Physiotherapie.</translation>
    </message>
    <message>
        <source>What you told me can need treatment today. Call your emergency number, or go to an emergency department.</source>
        <translation>Was Sie angegeben haben, muss vielleicht heute behandelt werden. Rufen Sie den Notruf, oder gehen Sie in eine Notaufnahme.</translation>
    </message>
    <message>
        <source>In the EU call 112, in the UK 999, in the US 911.</source>
        <translation>Notruf in der EU und der Schweiz 112, in Großbritannien 999, in den USA 911.</translation>
    </message>
    <message>
        <source>No exercises today. I will be here when you come back.</source>
        <translation>Heute keine Übungen. Ich bin da, wenn Sie wiederkommen.</translation>
    </message>
    <message>
        <source>What you told me should be looked at by a professional before you exercise with me.</source>
        <translation>Was Sie angegeben haben, sollte sich eine Fachperson ansehen, bevor Sie mit mir üben.</translation>
    </message>
    <message>
        <source>Show them this page. When they agree, start again and answer anew.</source>
        <translation>Zeigen Sie ihr diese Seite. Ist sie einverstanden, starten Sie neu und antworten noch einmal.</translation>
    </message>
    <message>
        <source>No exercises today. Easy walking is fine if it feels fine.</source>
        <translation>Heute keine Übungen. Leichtes Gehen ist gut, wenn es sich gut anfühlt.</translation>
    </message>
    <message>
        <source>You answered yes to:</source>
        <translation>Ja gesagt haben Sie zu:</translation>
    </message>
    <message>
        <source>Back to the start</source>
        <translation>Zum Anfang</translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation>Neu antworten</translation>
    </message>
    <message>
        <source>Your last session was cut off.</source>
        <translation>Ihre letzte Einheit wurde unterbrochen.</translation>
    </message>
    <message>
        <source>{0}: {1}. {2} of {3} sets are done and kept.</source>
        <translation>{0}: {1}. {2} von {3} Sätzen sind fertig und aufbewahrt.</translation>
    </message>
    <message>
        <source>Of the set under way, repetitions kept: {0}.</source>
        <translation>Vom angefangenen Satz aufbewahrte Wiederholungen: {0}.</translation>
    </message>
    <message>
        <source>Go on where I was</source>
        <translation>Dort weitermachen</translation>
    </message>
    <message>
        <source>Close it and start anew</source>
        <translation>Abschließen, neu beginnen</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>No session is planned today. The next one: {0}.</source>
        <translation>Heute ist keine Einheit geplant. Die nächste: {0}.</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>Montag</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>Dienstag</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>Mittwoch</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>Donnerstag</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>Freitag</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>Samstag</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>Sonntag</translation>
    </message>
    <message>
        <source>{0} × {1}</source>
        <translation>{0} × {1}</translation>
    </message>
    <message>
        <source>each side</source>
        <translation>je Seite</translation>
    </message>
    <message>
        <source>about {0} min</source>
        <translation>etwa {0} min</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Start today anyway</source>
        <translation>Trotzdem heute üben</translation>
    </message>
    <message>
        <source>Which exercise?</source>
        <translation>Welche Übung?</translation>
    </message>
    <message>
        <source>One exercise only</source>
        <translation>Nur eine Übung</translation>
    </message>
    <message>
        <source>Measure how you stand (optional)</source>
        <translation>Stand messen (freiwillig)</translation>
    </message>
    <message>
        <source>How you stand</source>
        <translation>Wie Sie stehen</translation>
    </message>
    <message>
        <source>We go on without it.</source>
        <translation>Es geht ohne weiter.</translation>
    </message>
    <message>
        <source>Your hip angles are measured from how you stand.</source>
        <translation>Ihre Hüftwinkel werden von Ihrem Stand aus gemessen.</translation>
    </message>
    <message>
        <source>seconds to stand still</source>
        <translation>Sekunden still stehen</translation>
    </message>
    <message>
        <source>I go back to the programme by myself.</source>
        <translation>Ich gehe von selbst zum Programm zurück.</translation>
    </message>
    <message>
        <source>Whole programme</source>
        <translation>Ganzes Programm</translation>
    </message>
    <message>
        <source>About: {0}</source>
        <translation>Zur Übung: {0}</translation>
    </message>
    <message>
        <source>no effort</source>
        <translation>keine Anstrengung</translation>
    </message>
    <message>
        <source>as hard as I can</source>
        <translation>mehr geht nicht</translation>
    </message>
    <message>
        <source>no pain</source>
        <translation>kein Schmerz</translation>
    </message>
    <message>
        <source>worst imaginable pain</source>
        <translation>stärkster denkbarer Schmerz</translation>
    </message>
    <message>
        <source>Choose a number: arrow keys or digits, X for 10, then Enter.</source>
        <translation>Zahl wählen: Pfeiltasten oder Ziffern, X für 10, dann Enter.</translation>
    </message>
    <message>
        <source>From the mat: hold one arm straight up at your number, standing both arms. Or press it.</source>
        <translation>Von der Matte: bei Ihrer Zahl einen Arm senkrecht hochhalten, im Stehen beide. Oder die Taste drücken.</translation>
    </message>
    <message>
        <source>{0}. Raise your arm again to change it.</source>
        <translation>{0}. Zum Ändern den Arm noch einmal heben.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Skip this question</source>
        <translation>Frage auslassen</translation>
    </message>
    <message>
        <source>Part of the time</source>
        <translation>Ein Teil der Zeit</translation>
    </message>
    <message>
        <source>Some repetitions</source>
        <translation>Einige Wiederholungen</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>home</name>
    <message>
        <source>Form coach</source>
        <translation>Übungsbegleiter</translation>
    </message>
    <message>
        <source>Who is training?</source>
        <translation>Wer übt heute?</translation>
    </message>
    <message>
        <source>Welcome. What may I call you?</source>
        <translation>Willkommen. Wie darf ich Sie nennen?</translation>
    </message>
    <message>
        <source>Somebody new</source>
        <translation>Jemand Neues</translation>
    </message>
    <message>
        <source>Your name, or any other word</source>
        <translation>Ihr Name, oder ein anderes Wort</translation>
    </message>
    <message>
        <source>No account, no password. What you do is kept on this computer and leaves it only if you take it along.</source>
        <translation>Kein Konto, kein Passwort. Was Sie tun, bleibt auf diesem Computer und verlässt ihn nur, wenn Sie es mitnehmen.</translation>
    </message>
    <message>
        <source>last time</source>
        <translation>zuletzt</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Hello, {0}</source>
        <translation>Guten Tag, {0}</translation>
    </message>
    <message>
        <source>Today&apos;s session</source>
        <translation>Einheit von heute</translation>
    </message>
    <message>
        <source>Not planned for today. Next: {0}.</source>
        <translation>Heute nicht geplant. Nächste: {0}.</translation>
    </message>
    <message>
        <source>Done today. Well done.</source>
        <translation>Heute geschafft. Gut gemacht.</translation>
    </message>
    <message>
        <source>{0}. About {1} min.</source>
        <translation>{0}. Etwa {1} min.</translation>
    </message>
    <message>
        <source>Go on with the session that was cut off</source>
        <translation>Unterbrochene Einheit fortsetzen</translation>
    </message>
    <message>
        <source>One exercise</source>
        <translation>Eine Übung</translation>
    </message>
    <message>
        <source>What I did</source>
        <translation>Mein Verlauf</translation>
    </message>
    <message>
        <source>Report for my therapist</source>
        <translation>Bericht für die Therapie</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Another person</source>
        <translation>Andere Person</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Diese Woche</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>geplant</translation>
    </message>
    <message>
        <source>free</source>
        <translation>frei</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>Mo</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>Di</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>Mi</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>Do</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>Fr</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>Sa</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>So</translation>
    </message>
    <message>
        <source>I find no camera. Plug one in and choose it in the settings (S), or try it with the demo film (D).</source>
        <translation>Ich finde keine Kamera. Bitte eine anschließen und in den Einstellungen (S) wählen, oder den Demofilm nehmen (D).</translation>
    </message>
    <message>
        <source>Use the demo film</source>
        <translation>Demofilm nehmen</translation>
    </message>
    <message>
        <source>The demo film takes the place of the camera.</source>
        <translation>Der Demofilm ersetzt die Kamera.</translation>
    </message>
    <message>
        <source>The report is here: {0}</source>
        <translation>Der Bericht ist hier: {0}</translation>
    </message>
    <message>
        <source>The file with your sessions was damaged. It is kept as {0}; a new one was begun.</source>
        <translation>Die Datei mit Ihren Einheiten war beschädigt. Sie ist als {0} aufbewahrt; eine neue ist begonnen.</translation>
    </message>
</context>
<context>
    <name>past</name>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>{0}°</source>
        <translation>{0}°</translation>
    </message>
    <message>
        <source>{0}&#xa0;°/s</source>
        <translation>{0}&#xa0;°/s</translation>
    </message>
    <message>
        <source>{0}&#xa0;% of the torso&apos;s length</source>
        <translation>{0}&#xa0;% der Rumpflänge</translation>
    </message>
    <message>
        <source>{0}&#xa0;s</source>
        <translation>{0}&#xa0;s</translation>
    </message>
    <message>
        <source>{0}&#xa0;%</source>
        <translation>{0}&#xa0;%</translation>
    </message>
    <message>
        <source>degrees</source>
        <translation>Grad</translation>
    </message>
    <message>
        <source>% of the torso&apos;s length</source>
        <translation>% der Rumpflänge</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>0 to 10</source>
        <translation>0 bis 10</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>{0} (Esc)</source>
        <translation>{0} (Esc)</translation>
    </message>
    <message>
        <source>Your sessions will be here.</source>
        <translation>Hier stehen bald Ihre Einheiten.</translation>
    </message>
    <message>
        <source>After your first session you find its day in a calendar, every repetition with what was seen, a replay of your movement, and how range, hold and pain go over time. All of it stays on this computer.</source>
        <translation>Nach der ersten Einheit finden Sie hier ihren Tag im Kalender, jede Wiederholung mit dem, was zu sehen war, Ihre Bewegung zum Abspielen, und wie sich Umfang, Halten und Schmerz mit der Zeit entwickeln. Alles bleibt auf diesem Computer.</translation>
    </message>
    <message>
        <source>Your history cannot be read now.</source>
        <translation>Ihr Verlauf ist gerade nicht lesbar.</translation>
    </message>
    <message>
        <source>Calendar of sessions</source>
        <translation>Kalender der Einheiten</translation>
    </message>
    <message>
        <source>Arrow keys change the day, Page Up and Page Down the month, Enter opens the day&apos;s session.</source>
        <translation>Pfeiltasten wechseln den Tag, Bild auf und Bild ab den Monat, Enter öffnet die Einheit des Tages.</translation>
    </message>
    <message>
        <source>Month before</source>
        <translation>Monat zurück</translation>
    </message>
    <message>
        <source>Month after</source>
        <translation>Monat vor</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>ended early</source>
        <translation>früher beendet</translation>
    </message>
    <message>
        <source>stopped for pain</source>
        <translation>wegen Schmerz beendet</translation>
    </message>
    <message>
        <source>stopped for a symptom</source>
        <translation>wegen Beschwerden beendet</translation>
    </message>
    <message>
        <source>not finished</source>
        <translation>nicht abgeschlossen</translation>
    </message>
    <message>
        <source>stopped for pain or a symptom</source>
        <translation>wegen Schmerz oder Beschwerden beendet</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>geplant</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>1 session, {0}</source>
        <translation>1 Einheit, {0}</translation>
    </message>
    <message>
        <source>{0} sessions</source>
        <translation>{0} Einheiten</translation>
    </message>
    <message>
        <source>no session</source>
        <translation>keine Einheit</translation>
    </message>
    <message>
        <source>{0}, {1}: {2}</source>
        <translation>{0}, {1}: {2}</translation>
    </message>
    <message>
        <source>a film</source>
        <translation>ein Film</translation>
    </message>
    <message>
        <source>a session</source>
        <translation>eine Einheit</translation>
    </message>
    <message>
        <source>Your next session begins a new row.</source>
        <translation>Mit der nächsten Einheit beginnt eine neue Serie.</translation>
    </message>
    <message>
        <source>1 training day: a row begins.</source>
        <translation>1 Trainingstag: Eine Serie beginnt.</translation>
    </message>
    <message>
        <source>{0} training days in a row.</source>
        <translation>{0} Trainingstage in Serie.</translation>
    </message>
    <message>
        <source>Rest days do not break the row. Stopping for pain does not either.</source>
        <translation>Ruhetage unterbrechen die Serie nicht. Aufhören wegen Schmerz auch nicht.</translation>
    </message>
    <message>
        <source>A week without a session ends the row. Stopping for pain does not.</source>
        <translation>Eine Woche ohne Einheit beendet die Serie. Aufhören wegen Schmerz nicht.</translation>
    </message>
    <message>
        <source>Exercise</source>
        <translation>Übung</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messwert</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>from the side, feet to the left</source>
        <translation>von der Seite, Füße links</translation>
    </message>
    <message>
        <source>from the side, feet to the right</source>
        <translation>von der Seite, Füße rechts</translation>
    </message>
    <message>
        <source>from the front</source>
        <translation>von vorn</translation>
    </message>
    <message>
        <source>from behind</source>
        <translation>von hinten</translation>
    </message>
    <message>
        <source>at an angle</source>
        <translation>schräg</translation>
    </message>
    <message>
        <source>view not known</source>
        <translation>Ansicht nicht bekannt</translation>
    </message>
    <message>
        <source>Hold at the top</source>
        <translation>Halten oben</translation>
    </message>
    <message>
        <source>Good and compensated repetitions</source>
        <translation>Gut und ausgewichen</translation>
    </message>
    <message>
        <source>Pain before and after</source>
        <translation>Schmerz vorher und nachher</translation>
    </message>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>compensated</source>
        <translation>ausgewichen</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vorher</translation>
    </message>
    <message>
        <source>after</source>
        <translation>nachher</translation>
    </message>
    <message>
        <source>asked for</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>band: no change</source>
        <translation>Band: keine Änderung</translation>
    </message>
    <message>
        <source>left</source>
        <translation>links</translation>
    </message>
    <message>
        <source>right</source>
        <translation>rechts</translation>
    </message>
    <message>
        <source>one session so far.</source>
        <translation>bisher eine Einheit.</translation>
    </message>
    <message>
        <source>not measured yet.</source>
        <translation>noch nicht gemessen.</translation>
    </message>
    <message>
        <source>{0} at first, {1} now: a change.</source>
        <translation>anfangs {0}, jetzt {1}: eine Änderung.</translation>
    </message>
    <message>
        <source>{0} at first, {1} now: no change.</source>
        <translation>anfangs {0}, jetzt {1}: keine Änderung.</translation>
    </message>
    <message>
        <source>{0} at first, {1} now.</source>
        <translation>anfangs {0}, jetzt {1}.</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>No measuring error is stated: read small changes as none.</source>
        <translation>Kein Messfehler ist angegeben: Kleine Änderungen zählen nicht als Änderung.</translation>
    </message>
    <message>
        <source>A change smaller than {0} is no change.</source>
        <translation>Weniger als {0} ist keine Änderung.</translation>
    </message>
    <message>
        <source>Less than {0} points is no change.</source>
        <translation>Weniger als {0} Punkte sind keine Änderung.</translation>
    </message>
    <message>
        <source>1 session in another view is not in this line.</source>
        <translation>1 Einheit aus anderer Ansicht ist nicht in dieser Linie.</translation>
    </message>
    <message>
        <source>{0} sessions in another view are not in this line.</source>
        <translation>{0} Einheiten aus anderer Ansicht sind nicht in dieser Linie.</translation>
    </message>
    <message>
        <source>Replay: {0}</source>
        <translation>Wiedergabe: {0}</translation>
    </message>
    <message>
        <source>Compare: {0}</source>
        <translation>Vergleich: {0}</translation>
    </message>
    <message>
        <source>Moving figure of {0}</source>
        <translation>Bewegte Figur: {0}</translation>
    </message>
    <message>
        <source>Signal of {0}</source>
        <translation>Signal: {0}</translation>
    </message>
    <message>
        <source>Position in the set</source>
        <translation>Stelle im Satz</translation>
    </message>
    <message>
        <source>{0}&#xa0;s from the top</source>
        <translation>{0}&#xa0;s ab ganz oben</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>Start (Leertaste)</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>Pause (Leertaste)</translation>
    </message>
    <message>
        <source>{0} of {1}&#xa0;s</source>
        <translation>{0} von {1}&#xa0;s</translation>
    </message>
    <message>
        <source>Speed {0}× (S)</source>
        <translation>Tempo {0}× (S)</translation>
    </message>
    <message>
        <source>Frame back (,)</source>
        <translation>Bild zurück (,)</translation>
    </message>
    <message>
        <source>Frame on (.)</source>
        <translation>Bild vor (.)</translation>
    </message>
    <message>
        <source>Flag before (P)</source>
        <translation>Marke zurück (P)</translation>
    </message>
    <message>
        <source>Next flag (N)</source>
        <translation>Nächste Marke (N)</translation>
    </message>
    <message>
        <source>Repetition before (Shift+R)</source>
        <translation>Wdh. zurück (Umschalt+R)</translation>
    </message>
    <message>
        <source>Next repetition (R)</source>
        <translation>Nächste Wdh. (R)</translation>
    </message>
    <message>
        <source>No more flags this way.</source>
        <translation>Keine weitere Marke in dieser Richtung.</translation>
    </message>
    <message>
        <source>No more repetitions this way.</source>
        <translation>Keine weitere Wiederholung in dieser Richtung.</translation>
    </message>
    <message>
        <source>Reading the recording: {0}&#xa0;%</source>
        <translation>Die Aufnahme wird gelesen: {0}&#xa0;%</translation>
    </message>
    <message>
        <source>No recording was kept of this set.</source>
        <translation>Von diesem Satz ist keine Aufnahme da.</translation>
    </message>
    <message>
        <source>Its numbers are on the page before; there is nothing to replay.</source>
        <translation>Seine Zahlen stehen auf der Seite davor; abzuspielen gibt es nichts.</translation>
    </message>
    <message>
        <source>The recording of this set cannot be read.</source>
        <translation>Die Aufnahme dieses Satzes ist nicht lesbar.</translation>
    </message>
    <message>
        <source>It may be damaged. The numbers of the set are safe, on the page before.</source>
        <translation>Vielleicht ist sie beschädigt. Die Zahlen des Satzes sind sicher, auf der Seite davor.</translation>
    </message>
    <message>
        <source>This exercise is no longer known here, so its recording cannot be shown.</source>
        <translation>Diese Übung ist hier nicht mehr bekannt, deshalb lässt sich ihre Aufnahme nicht zeigen.</translation>
    </message>
    <message>
        <source>Type the passphrase. It is kept until this page is closed, no longer.</source>
        <translation>Bitte die Passphrase eingeben. Sie bleibt, bis diese Seite geschlossen wird, nicht länger.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>The times of this recording and of the repetitions do not agree: it is shown without marks.</source>
        <translation>Die Zeiten der Aufnahme und der Wiederholungen passen nicht zusammen: Sie wird ohne Marken gezeigt.</translation>
    </message>
    <message>
        <source>Other set</source>
        <translation>Anderer Satz</translation>
    </message>
    <message>
        <source>Repetition here</source>
        <translation>Wdh. hier</translation>
    </message>
    <message>
        <source>Repetition there</source>
        <translation>Wdh. dort</translation>
    </message>
    <message>
        <source>There is no other set of this exercise to compare with yet.</source>
        <translation>Noch gibt es keinen anderen Satz dieser Übung zum Vergleichen.</translation>
    </message>
    <message>
        <source>One of the two sets has no repetition to align at.</source>
        <translation>Einer der beiden Sätze hat keine Wiederholung zum Ausrichten.</translation>
    </message>
    <message>
        <source>Aligned at the top of repetition {0} and repetition {1}. Nothing is stretched in time.</source>
        <translation>Ausgerichtet ganz oben, bei Wiederholung {0} und Wiederholung {1}. Die Zeit ist nicht gedehnt.</translation>
    </message>
    <message>
        <source>This set is not there any more.</source>
        <translation>Diesen Satz gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>{0}, {1}</source>
        <translation>{0}, {1}</translation>
    </message>
    <message>
        <source>{0}&#xa0;min</source>
        <translation>{0}&#xa0;min</translation>
    </message>
    <message>
        <source>Ended: {0}</source>
        <translation>Einheit: {0}</translation>
    </message>
    <message>
        <source>Pain before: {0}</source>
        <translation>Schmerz vorher: {0}</translation>
    </message>
    <message>
        <source>worst in 24 h: {0}</source>
        <translation>stärkster in 24 h: {0}</translation>
    </message>
    <message>
        <source>pain the day after: {0}</source>
        <translation>Schmerz am Tag danach: {0}</translation>
    </message>
    <message>
        <source>pain with this exercise: {0}</source>
        <translation>Schmerz bei dieser Übung: {0}</translation>
    </message>
    <message>
        <source>effort: {0}</source>
        <translation>Anstrengung: {0}</translation>
    </message>
    <message>
        <source>after: {0}</source>
        <translation>nachher: {0}</translation>
    </message>
    <message>
        <source>Stopped because of pain</source>
        <translation>Wegen Schmerz aufgehört</translation>
    </message>
    <message>
        <source>Stopped because pain rose</source>
        <translation>Aufgehört, weil der Schmerz stieg</translation>
    </message>
    <message>
        <source>Stopped because of a symptom</source>
        <translation>Wegen Beschwerden aufgehört</translation>
    </message>
    <message>
        <source>Stopped after a fall</source>
        <translation>Nach einem Sturz aufgehört</translation>
    </message>
    <message>
        <source>Stopped as you wished</source>
        <translation>Auf Ihren Wunsch aufgehört</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>{0}, set {1} of {2}</source>
        <translation>{0}, Satz {1} von {2}</translation>
    </message>
    <message>
        <source>{0}, set {1}, {2} good</source>
        <translation>{0}, Satz {1}, {2} gut</translation>
    </message>
    <message>
        <source>{0} good, {1} half, {2} compensated</source>
        <translation>{0} gut, {1} halb, {2} ausgewichen</translation>
    </message>
    <message>
        <source>{0} good, {1} half, {2} compensated; asked for {3}</source>
        <translation>{0} gut, {1} halb, {2} ausgewichen; Ziel {3}</translation>
    </message>
    <message>
        <source>; {0:+d} by hand</source>
        <translation>; {0:+d} von Hand</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Wiedergabe</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Repetitions of {0}. Arrow keys choose one.</source>
        <translation>Wiederholungen: {0}. Pfeiltasten wählen eine.</translation>
    </message>
    <message>
        <source>Repetition {0}: {1}</source>
        <translation>Wiederholung {0}: {1}</translation>
    </message>
    <message>
        <source>Curves: the movement of each repetition.</source>
        <translation>Kurven: die Bewegung jeder Wiederholung.</translation>
    </message>
    <message>
        <source>Bars: seconds up, held, down.</source>
        <translation>Balken: Sekunden hoch, gehalten, runter.</translation>
    </message>
    <message>
        <source>The recording is locked; Replay asks for the passphrase.</source>
        <translation>Die Aufnahme ist gesperrt; die Wiedergabe fragt nach der Passphrase.</translation>
    </message>
    <message>
        <source>The recording is being read.</source>
        <translation>Die Aufnahme wird gelesen.</translation>
    </message>
    <message>
        <source>The recording cannot be read; the numbers are safe.</source>
        <translation>Die Aufnahme ist nicht lesbar; die Zahlen sind sicher.</translation>
    </message>
    <message>
        <source>This exercise is no longer known here.</source>
        <translation>Diese Übung ist hier nicht mehr bekannt.</translation>
    </message>
    <message>
        <source>Choose a repetition to see what was measured in it.</source>
        <translation>Wählen Sie eine Wiederholung; hier steht dann, was gemessen wurde.</translation>
    </message>
    <message>
        <source>What was seen in this repetition</source>
        <translation>Was in dieser Wiederholung zu sehen war</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Gemessen</translation>
    </message>
    <message>
        <source>What to look at</source>
        <translation>Worauf achten</translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation>Nicht gemessen</translation>
    </message>
    <message>
        <source>Nothing was flagged.</source>
        <translation>Nichts fiel auf.</translation>
    </message>
    <message>
        <source>{0} (± {1})</source>
        <translation>{0} (± {1})</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Halten</translation>
    </message>
    <message>
        <source>Way up</source>
        <translation>Weg hoch</translation>
    </message>
    <message>
        <source>Way down</source>
        <translation>Weg runter</translation>
    </message>
    <message>
        <source>Whole repetition</source>
        <translation>Ganze Wiederholung</translation>
    </message>
    <message>
        <source>Height of the heel</source>
        <translation>Höhe der Ferse</translation>
    </message>
    <message>
        <source>Sliding of the foot</source>
        <translation>Rutschen des Fußes</translation>
    </message>
    <message>
        <source>Sliding of the shoulders</source>
        <translation>Rutschen der Schultern</translation>
    </message>
    <message>
        <source>{0} (possible)</source>
        <translation>{0} (möglich)</translation>
    </message>
    <message>
        <source>{0} (likely)</source>
        <translation>{0} (wahrscheinlich)</translation>
    </message>
    <message>
        <source>{0}, share of what was asked for</source>
        <translation>{0}, Anteil am Ziel</translation>
    </message>
    <message>
        <source>{0}, change since rest</source>
        <translation>{0}, Änderung seit der Ruhe</translation>
    </message>
    <message>
        <source>{0}; flagged above {1}</source>
        <translation>{0}; auffällig über {1}</translation>
    </message>
    <message>
        <source>{0}; flagged below {1}</source>
        <translation>{0}; auffällig unter {1}</translation>
    </message>
    <message>
        <source>{0}: {1} ({2}&#xa0;%)</source>
        <translation>{0}: {1} ({2}&#xa0;%)</translation>
    </message>
    <message>
        <source>Never visible in this view: {0}.</source>
        <translation>In dieser Ansicht nie zu sehen: {0}.</translation>
    </message>
    <message>
        <source>Not measured in this set</source>
        <translation>In diesem Satz nicht gemessen</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>made easier</source>
        <translation>erleichtert</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>gestoppt</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>unterbrochen</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>&amp;Exercise</source>
        <translation>Ü&amp;bung</translation>
    </message>
    <message>
        <source>Pi&amp;cture from</source>
        <translation>Bild &amp;von</translation>
    </message>
    <message>
        <source>camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>film or recording</source>
        <translation>Film oder Aufnahme</translation>
    </message>
    <message>
        <source>demo film</source>
        <translation>Demofilm</translation>
    </message>
    <message>
        <source>Camera &amp;number</source>
        <translation>Kamera-&amp;Nummer</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>D&amp;urchsuchen …</translation>
    </message>
    <message>
        <source>Choose a film or a recording</source>
        <translation>Film oder Aufnahme wählen</translation>
    </message>
    <message>
        <source>&amp;Repetitions in a set</source>
        <translation>&amp;Wiederholungen je Satz</translation>
    </message>
    <message>
        <source>&amp;Hold at the top</source>
        <translation>Oben &amp;halten</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Say cues a&amp;loud</source>
        <translation>Hinweise &amp;laut sagen</translation>
    </message>
    <message>
        <source>Sh&amp;ort sounds as well</source>
        <translation>Auch kurze &amp;Töne</translation>
    </message>
    <message>
        <source>Spo&amp;ken by</source>
        <translation>Sti&amp;mme</translation>
    </message>
    <message>
        <source>the computer&apos;s own</source>
        <translation>die des Computers</translation>
    </message>
    <message>
        <source>Tr&amp;y it</source>
        <translation>&amp;Probe hören</translation>
    </message>
    <message>
        <source>Ready? Slowly up, hold, and down. One.</source>
        <translation>Bereit? Langsam hoch, halten und runter. Eins.</translation>
    </message>
    <message>
        <source>No voice on this computer: what I say is shown, with short sounds. “coach doctor” tells more.</source>
        <translation>Keine Stimme auf diesem Computer: Was ich sage, steht auf dem Bildschirm, mit kurzen Tönen. Mehr sagt „coach doctor“.</translation>
    </message>
    <message>
        <source>&amp;Speed of speech</source>
        <translation>Sp&amp;rechtempo</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>Spr&amp;ache</translation>
    </message>
    <message>
        <source>as this computer</source>
        <translation>wie dieser Computer</translation>
    </message>
    <message>
        <source>The language changes at the next start.</source>
        <translation>Die Sprache wechselt beim nächsten Start.</translation>
    </message>
    <message>
        <source>Less &amp;movement on the screen</source>
        <translation>Weniger Bewe&amp;gung am Bildschirm</translation>
    </message>
    <message>
        <source>The settings file is damaged, so everything is as at first.</source>
        <translation>Die Einstellungsdatei ist beschädigt: Alles ist wie am Anfang.</translation>
    </message>
    <message>
        <source>The settings cannot be kept: the file cannot be written.</source>
        <translation>Einstellungen nicht gespeichert: Die Datei lässt sich nicht schreiben.</translation>
    </message>
    <message>
        <source>&amp;Volume</source>
        <translation>Lautstär&amp;ke</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>dunkel</translation>
    </message>
    <message>
        <source>light</source>
        <translation>hell</translation>
    </message>
    <message>
        <source>&amp;Use these</source>
        <translation>Üb&amp;ernehmen</translation>
    </message>
    <message>
        <source>Leave as &amp;it was</source>
        <translation>Unver&amp;ändert lassen</translation>
    </message>
    <message>
        <source>Tab moves, arrow keys change, Enter uses, Esc leaves. Another exercise begins a new set.</source>
        <translation>Tab geht weiter, Pfeiltasten ändern, Enter übernimmt, Esc verwirft. Eine andere Übung beginnt einen neuen Satz.</translation>
    </message>
    <message>
        <source>Form coach</source>
        <translation>Übungsbegleiter</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>The mirrored camera picture with the measured line and angle</source>
        <translation>Das gespiegelte Kamerabild mit gemessener Linie und Winkel</translation>
    </message>
    <message>
        <source>Cue</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Movement, last 30 seconds</source>
        <translation>Bewegung, letzte 30 Sekunden</translation>
    </message>
    <message>
        <source>Set-up list</source>
        <translation>Liste zum Einrichten</translation>
    </message>
    <message>
        <source>Count and last repetition</source>
        <translation>Zähler und letzte Wiederholung</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Zähler</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Summary of the set</source>
        <translation>Der Satz im Überblick</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>cannot tell yet</source>
        <translation>noch nicht zu erkennen</translation>
    </message>
</context>
<context>
    <name>window</name>
    <message>
        <source>Form coach: {0}</source>
        <translation>Übungsbegleiter: {0}</translation>
    </message>
    <message>
        <source>straight</source>
        <translation>gerade</translation>
    </message>
    <message>
        <source>{0}° past straight</source>
        <translation>{0}° über gerade</translation>
    </message>
    <message>
        <source>{0}° short of straight</source>
        <translation>noch {0}° bis gerade</translation>
    </message>
    <message>
        <source>{0}°</source>
        <translation>{0}°</translation>
    </message>
    <message>
        <source>side view</source>
        <translation>Seitenansicht</translation>
    </message>
    <message>
        <source>±&#xa0;{0}°, side view</source>
        <translation>±&#xa0;{0}°, Seitenansicht</translation>
    </message>
    <message>
        <source>±&#xa0;{0}°</source>
        <translation>±&#xa0;{0}°</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>not measured: {0}</source>
        <translation>nicht gemessen: {0}</translation>
    </message>
    <message>
        <source>not seen clearly</source>
        <translation>nicht klar zu sehen</translation>
    </message>
    <message>
        <source>Not seen</source>
        <translation>Nicht zu sehen</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Oben</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Runter</translation>
    </message>
    <message>
        <source>hold {0} of {1} s</source>
        <translation>halten {0} von {1} s</translation>
    </message>
    <message>
        <source>hold {0} s</source>
        <translation>halten {0} s</translation>
    </message>
    <message>
        <source>Hold {0} s</source>
        <translation>Halten {0} s</translation>
    </message>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>half</source>
        <translation>halb</translation>
    </message>
    <message>
        <source>compensated</source>
        <translation>ausgewichen</translation>
    </message>
    <message>
        <source>left side near</source>
        <translation>linke Seite vorn</translation>
    </message>
    <message>
        <source>right side near</source>
        <translation>rechte Seite vorn</translation>
    </message>
    <message>
        <source>{0} fps</source>
        <translation>{0} Bilder/s</translation>
    </message>
    <message>
        <source>demo film</source>
        <translation>Demofilm</translation>
    </message>
    <message>
        <source>camera {0}</source>
        <translation>Kamera {0}</translation>
    </message>
    <message>
        <source>/ {0}</source>
        <translation>/ {0}</translation>
    </message>
    <message>
        <source>{0} repetitions</source>
        <translation>{0} Wiederholungen</translation>
    </message>
    <message>
        <source>{0} of {1} repetitions</source>
        <translation>{0} von {1} Wiederholungen</translation>
    </message>
    <message>
        <source>Repetitions</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>Repetitions, {0:+d} by hand</source>
        <translation>Wiederholungen, {0:+d} von Hand</translation>
    </message>
    <message>
        <source>as many as you like</source>
        <translation>so viele Sie möchten</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Als Nächstes</translation>
    </message>
    <message>
        <source>Last repetition</source>
        <translation>Letzte Wiederholung</translation>
    </message>
    <message>
        <source>Last one: {0}</source>
        <translation>Letzte: {0}</translation>
    </message>
    <message>
        <source>None yet. Start when you are ready.</source>
        <translation>Noch keine. Beginnen Sie, wenn Sie bereit sind.</translation>
    </message>
    <message>
        <source>Top: {0} {1}</source>
        <translation>Oben: {0} {1}</translation>
    </message>
    <message>
        <source>{0}: {1} {2}</source>
        <translation>{0}: {1} {2}</translation>
    </message>
    <message>
        <source>?</source>
        <translation>?</translation>
    </message>
    <message>
        <source>{0}&#xa0;s</source>
        <translation>{0}&#xa0;s</translation>
    </message>
    <message>
        <source>Nothing leaves this computer.</source>
        <translation>Nichts verlässt diesen Computer.</translation>
    </message>
    <message>
        <source>Not measured: {0}.</source>
        <translation>Nicht gemessen: {0}.</translation>
    </message>
    <message>
        <source>pelvic drop (needs a front view)</source>
        <translation>Absinken des Beckens (braucht den Blick von vorn)</translation>
    </message>
    <message>
        <source>counts from here</source>
        <translation>zählt ab hier</translation>
    </message>
    <message>
        <source>half from here</source>
        <translation>halb ab hier</translation>
    </message>
    <message>
        <source>I start by myself when everything below is ticked.</source>
        <translation>Ich beginne von selbst, sobald unten alles abgehakt ist.</translation>
    </message>
    <message>
        <source>Looking for you.</source>
        <translation>Ich suche Sie im Bild.</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Press Space to go on</source>
        <translation>Weiter mit der Leertaste</translation>
    </message>
    <message>
        <source>Set done: {0} repetitions. Rest.</source>
        <translation>Satz fertig: {0} Wiederholungen. Ruhen Sie sich aus.</translation>
    </message>
    <message>
        <source>Getting the picture ready…</source>
        <translation>Das Bild kommt gleich …</translation>
    </message>
    <message>
        <source>The camera stopped.</source>
        <translation>Die Kamera liefert kein Bild mehr.</translation>
    </message>
    <message>
        <source>Check its cable. I go on by myself when it is back.</source>
        <translation>Bitte das Kabel prüfen. Ich mache von selbst weiter, sobald sie wieder da ist.</translation>
    </message>
    <message>
        <source>Another program uses the camera.</source>
        <translation>Ein anderes Programm benutzt die Kamera.</translation>
    </message>
    <message>
        <source>Close it. I go on by myself.</source>
        <translation>Bitte schließen. Ich mache von selbst weiter.</translation>
    </message>
    <message>
        <source>I may not use the camera.</source>
        <translation>Ich darf die Kamera nicht benutzen.</translation>
    </message>
    <message>
        <source>Allow it in the system&apos;s privacy settings. I go on by myself.</source>
        <translation>Bitte in den Datenschutz-Einstellungen des Systems erlauben. Ich mache von selbst weiter.</translation>
    </message>
    <message>
        <source>I find no camera.</source>
        <translation>Ich finde keine Kamera.</translation>
    </message>
    <message>
        <source>Plug one in, or press S to choose another source.</source>
        <translation>Bitte eine anschließen, oder mit S eine andere Quelle wählen.</translation>
    </message>
    <message>
        <source>This does not work yet.</source>
        <translation>Das geht noch nicht.</translation>
    </message>
    <message>
        <source>Press S to choose another source.</source>
        <translation>Mit S eine andere Quelle wählen.</translation>
    </message>
    <message>
        <source>Your {0} repetitions are kept.</source>
        <translation>Ihre {0} Wiederholungen bleiben erhalten.</translation>
    </message>
    <message>
        <source>{0}: no repetition seen.</source>
        <translation>{0}: keine Wiederholung gesehen.</translation>
    </message>
    <message>
        <source>Well done. {0}, 1 repetition.</source>
        <translation>Gut gemacht. {0}, 1 Wiederholung.</translation>
    </message>
    <message>
        <source>Well done. {0}, {1} repetitions.</source>
        <translation>Gut gemacht. {0}, {1} Wiederholungen.</translation>
    </message>
    <message>
        <source>{0} went half the way</source>
        <translation>{0} auf halbem Weg</translation>
    </message>
    <message>
        <source>{0} compensated</source>
        <translation>{0} ausgewichen</translation>
    </message>
    <message>
        <source>good ones: {0}</source>
        <translation>davon gut: {0}</translation>
    </message>
    <message>
        <source>Next time: the same again.</source>
        <translation>Nächstes Mal: genau so.</translation>
    </message>
    <message>
        <source>Next time: {0}</source>
        <translation>Nächstes Mal: {0}</translation>
    </message>
    <message>
        <source>R  another set    S  settings    Ctrl+Q  close</source>
        <translation>R  noch ein Satz    S  Einstellungen    Ctrl+Q  schließen</translation>
    </message>
    <message>
        <source>pause, go on</source>
        <translation>Pause, weiter</translation>
    </message>
    <message>
        <source>start the set again</source>
        <translation>den Satz neu beginnen</translation>
    </message>
    <message>
        <source>add or take away one repetition</source>
        <translation>eine Wiederholung dazu oder weg</translation>
    </message>
    <message>
        <source>voice on, off</source>
        <translation>Stimme an, aus</translation>
    </message>
    <message>
        <source>full screen</source>
        <translation>ganzer Bildschirm</translation>
    </message>
    <message>
        <source>dark, light</source>
        <translation>dunkel, hell</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>these keys</source>
        <translation>diese Tasten</translation>
    </message>
    <message>
        <source>close this, leave full screen</source>
        <translation>dies schließen, ganzen Bildschirm verlassen</translation>
    </message>
    <message>
        <source>close the coach</source>
        <translation>den Begleiter schließen</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>go on</source>
        <translation>weiter</translation>
    </message>
    <message>
        <source>pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>restart</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>+1 / −1</source>
        <translation>+1 / −1</translation>
    </message>
    <message>
        <source>all keys</source>
        <translation>alle Tasten</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Voice on</source>
        <translation>Stimme an</translation>
    </message>
    <message>
        <source>Voice off</source>
        <translation>Stimme aus</translation>
    </message>
    <message>
        <source>New set. The count is at 0.</source>
        <translation>Neuer Satz. Der Zähler steht auf 0.</translation>
    </message>
    <message>
        <source>Count corrected to {0}.</source>
        <translation>Zähler auf {0} gesetzt.</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Raus</translation>
    </message>
    <message>
        <source>Wide</source>
        <translation>Weit</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Rein</translation>
    </message>
    <message>
        <source>close</source>
        <translation>zu</translation>
    </message>
    <message>
        <source>in</source>
        <translation>rein</translation>
    </message>
    <message>
        <source>down</source>
        <translation>runter</translation>
    </message>
    <message>
        <source>hold</source>
        <translation>halten</translation>
    </message>
    <message>
        <source>hip extension</source>
        <translation>Hüftstreckung</translation>
    </message>
    <message>
        <source>opening of the knees</source>
        <translation>Öffnung der Knie</translation>
    </message>
    <message>
        <source>height of the hips</source>
        <translation>Höhe der Hüften</translation>
    </message>
    <message>
        <source>distance between the feet</source>
        <translation>Abstand der Füße</translation>
    </message>
    <message>
        <source>{0}, last 30 s</source>
        <translation>{0}, letzte 30 s</translation>
    </message>
    <message>
        <source>target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>straight ± {0:g}°</source>
        <translation>gerade ± {0:g}°</translation>
    </message>
    <message>
        <source>target {0}° to {1}°</source>
        <translation>Ziel {0}° bis {1}°</translation>
    </message>
    <message>
        <source>left {0}</source>
        <translation>links {0}</translation>
    </message>
    <message>
        <source>right {0}</source>
        <translation>rechts {0}</translation>
    </message>
    <message>
        <source>left</source>
        <translation>links</translation>
    </message>
    <message>
        <source>right</source>
        <translation>rechts</translation>
    </message>
    <message>
        <source>at the top</source>
        <translation>oben</translation>
    </message>
    <message>
        <source>{0}, repetition by repetition</source>
        <translation>{0}, Wiederholung für Wiederholung</translation>
    </message>
    <message>
        <source>{0}; band: {1}</source>
        <translation>{0}; Band: {1}</translation>
    </message>
    <message>
        <source>lie here, head left or right</source>
        <translation>hier hinlegen, Kopf links oder rechts</translation>
    </message>
    <message>
        <source>sit here, bench left or right</source>
        <translation>hier hinsetzen, Bank links oder rechts</translation>
    </message>
    <message>
        <source>stand here</source>
        <translation>hier hinstellen</translation>
    </message>
</context>
</TS>
