# Made by a machine. It needs checking by a person who speaks this language.
# Sent to care leavers. Plain text; the link is filled in at the moment of sending.
invitation-subject = Cuộc sống của bạn ở { $la } thế nào sau thời gian được hội đồng địa phương chăm sóc?
invitation =
    Chào { $name }. { $la } muốn biết cuộc sống của bạn thế nào. Mất khoảng { $minutes } phút. Nhân viên hỗ trợ của bạn không xem được bạn đã trả lời gì. { $link }
new-link =
    Chào { $name }. Đây là đường link mới để bạn kể cuộc sống của mình ở { $la } thế nào. Đường link cũ không dùng được nữa. Nhân viên hỗ trợ của bạn không xem được bạn đã trả lời gì. { $link }
share-message =
    Chào { $name }. Đây là đường link riêng của bạn, để bạn kể cuộc sống của mình thế nào. Nó chỉ dành cho bạn. Tôi không xem được bạn trả lời gì. { $link }

# A letter, for somebody without a phone or email. A window envelope shows name and address.
letter-hello = Chào { $name },
letter-ask = Cuộc sống của bạn thế nào? Chúng tôi muốn biết để có thể làm mọi thứ tốt hơn. Mất khoảng { $minutes } phút.
letter-safe = Nhân viên hỗ trợ của bạn không xem được bạn đã trả lời gì. Tên của bạn không được lưu chung với câu trả lời.
letter-how = Cách trả lời
letter-scan = Hướng máy ảnh của điện thoại vào mã QR này. Rồi mở đường link.
letter-type = Hoặc vào trang này trên bất kỳ điện thoại hay máy tính nào:
letter-code = Rồi nhập mã của bạn:
letter-own = Mã này chỉ dành cho bạn. Đừng đưa cho ai. Mã dùng được đến { $day }.
letter-help = Bạn có thể nhờ một người mà bạn tin tưởng đọc giúp. Người đó không nên là nhân viên hỗ trợ của bạn.
letter-from = Từ tất cả chúng tôi ở { $la }
letter-squares = Mã QR mở khảo sát của bạn

# The page that the link opens.
welcome-over = { $la }
welcome-title = Cuộc sống của bạn thế nào?
welcome-lead = { $questions } câu hỏi ngắn về cuộc sống sau thời gian được hội đồng địa phương chăm sóc. Khoảng { $minutes } phút.
welcome-safe = Nhân viên hỗ trợ của bạn không xem được bạn đã trả lời gì. Câu trả lời của bạn được cất và khóa lại. Sau đó chúng được trộn lẫn với câu trả lời của mọi người.
welcome-done = Chậm nhất là sáng hôm sau, chúng tôi thấy được là bạn đã trả lời. Nhờ vậy không ai nhắc bạn mãi.
welcome-stop = Bạn có thể bỏ qua một câu hỏi hoặc dừng lại lúc nào tùy bạn.
welcome-now = Khi khảo sát còn mở, không có ai trực để xem câu trả lời của bạn. Vì vậy nếu bạn cần giúp ngay bây giờ, hãy xem ở đây:
welcome-exit = Bạn thấy nút “Thoát trang này” ở trên cùng không? Nút này xóa khỏi điện thoại này những gì bạn đã trả lời đến lúc đó, rồi hiện trang thời tiết. Nó không xóa được danh sách các trang bạn đã vào.
start = Bắt đầu
carry-on = Làm tiếp
carry-on-hint = Bạn đã bắt đầu trước đó. Bạn có thể làm tiếp từ chỗ đang dở.
again-today = Hôm nay bạn đã gửi câu trả lời rồi? Vậy thì bạn không cần làm gì thêm.
again-here = Bạn đã bắt đầu trên một điện thoại khác? Vậy thì ở đây bạn làm lại từ đầu. Chúng tôi không thể cho bạn xem những gì bạn đã trả lời ở bên đó.
more-safe = Chúng tôi giữ thông tin an toàn thế nào

# A page of questions.
title-more = { $section }: trang { $number }
part-only = Phần { $now } trên { $all }
part = { $section } · phần { $now } trên { $all }
next = Tiếp
skip-hint = Bạn có thể để trống câu này.
no-say = Tôi không muốn nói
may-quote = Tôi đồng ý cho chia sẻ những lời này với người khác. Trước đó, các tên riêng sẽ được bỏ đi.
note = Nhân viên hỗ trợ của bạn không xem được bạn đã trả lời gì.
text-note = Khi khảo sát còn mở, không có ai trực để xem phần này. Tên của bạn không được lưu chung với nó.
choose = Hãy chọn một câu trả lời, hoặc chọn “Tôi không muốn nói”.
choose-any = Hãy chọn ít nhất một ô, hoặc chọn “Tôi không muốn nói”.
choose-for = Hãy chọn một câu trả lời: { $question }
choose-any-for = Hãy chọn ít nhất một ô: { $question }
trouble-title = Một điều trước đã
trouble-some = Vài điều trước đã
too-long = Đoạn này dài { $length } ký tự. Hãy rút ngắn còn { $most } ký tự hoặc ít hơn.

# A number, and putting things in order.
number-hint = Một số nguyên từ { $low } đến { $high }.
number-wrong = Hãy nhập một số nguyên từ { $low } đến { $high }, hoặc chọn “Tôi không muốn nói”.
rank-hint = Bạn muốn xếp hạng bao nhiêu điều cũng được. Hạng 1 là điều quan trọng nhất.
rank-place = Hạng
rank-none = Không xếp hạng
rank-twice = Có hai điều cùng ở hạng { $place }. Mỗi hạng chỉ dành cho một điều.
rank-gap = Hãy bắt đầu từ hạng 1 và đừng bỏ cách hạng nào.

# Before it is sent.
ready-title = Vậy là xong các câu hỏi
ready-lead = Bây giờ hãy gửi câu trả lời của bạn. Sau khi gửi, không ai có thể sửa hay lấy chúng ra, vì không ai biết câu trả lời nào là của bạn.
send = Gửi câu trả lời
go-back = Quay lại câu hỏi cuối

# After it is sent.
thanks-title = Chúng tôi đã nhận được câu trả lời của bạn
thanks-lead = Cảm ơn bạn. Câu trả lời của bạn được khóa lại cùng với câu trả lời của mọi người cho đến khi khảo sát kết thúc.
next-title = Tiếp theo sẽ thế nào
next-wait = Khảo sát kết thúc
next-wait-more = Khi đó, các câu trả lời được trộn lẫn và cộng lại.
next-plan = Hội đồng địa phương của bạn lập một kế hoạch
next-plan-more = Kế hoạch dựa trên những gì bạn và những người khác đã nói.
next-tell = Bạn được biết họ sẽ làm gì
next-tell-more = Ai cũng có thể đọc kế hoạch này.

# Help.
help-title = Nếu bạn muốn nói chuyện ngay bây giờ
help-lead = Bạn không phải tự mình lo hết mọi chuyện. Những người này lắng nghe bạn, và bạn không mất tiền.
help-who = Bạn có thể gọi điện hoặc nhắn tin cho ai
help-answers = Vài điều bạn kể nghe thật khó khăn. Bạn không phải tự mình lo hết những chuyện đó.
help-samaritans = Samaritans
help-samaritans-about = Bất cứ lúc nào, về bất cứ chuyện gì.
help-shout = Shout
help-shout-about = Nhắn tin chữ SHOUT. Bất cứ lúc nào, miễn phí.
help-shelter = Shelter
help-shelter-about = Nếu bạn không có chỗ ở an toàn.
help-danger = Đang gặp nguy hiểm
help-danger-about = Nếu ngay lúc này bạn đang gặp nguy hiểm.
help-refuge = Đường dây giúp người bị bạo hành trong gia đình
help-refuge-about = Nếu có người trong nhà làm bạn bị đau hoặc làm bạn sợ. Bất cứ lúc nào, miễn phí.
help-health = NHS
help-health-about = Nếu bạn thấy trong lòng rất suy sụp. Bất cứ lúc nào. Gọi rồi bấm số 2.
help-advice = Citizens Advice
help-advice-about = Giúp về chuyện tiền bạc, tiền thuê nhà và hóa đơn. Miễn phí, từ thứ Hai đến thứ Sáu.
help-become = Become
help-become-about = Dành cho những người từng được hội đồng địa phương chăm sóc. Miễn phí, từ thứ Hai đến thứ Sáu.
help-advocate = Coram Voice
help-advocate-about = Nếu chuyện giữa bạn và nhân viên hỗ trợ của bạn không ổn. Họ đứng về phía bạn. Miễn phí.
help-call = Gọi { $number }
help-text = Nhắn tin đến { $number }
help-contact = Nhờ người liên lạc với bạn
help-contact-about = Cho hội đồng địa phương của bạn biết cách liên lạc với bạn. Việc này không được nối với câu trả lời của bạn.
help-contact-label = Nhờ người liên lạc với tôi

# A code from a letter, typed.
code-title = Mã của bạn là gì?
code-hint = Mã nằm trong lá thư của bạn: mười hai chữ cái và chữ số. Viết cách hay viết liền, chữ hoa hay chữ thường đều được.
code-go = Đi tiếp
code-note = Bạn không có thư, cũng không có đường link? Hãy hỏi nhân viên hỗ trợ hoặc hội đồng địa phương của bạn.
code-empty = Hãy nhập mã trong lá thư của bạn.
code-length = Mã có 12 chữ cái và chữ số. Bạn đã nhập { $count } ký tự. Hãy xem lại lá thư.
code-wrong = Chúng tôi không tìm thấy mã này. Hãy so từng chữ cái và chữ số với lá thư của bạn.

# When a link does not lead to the survey.
used-title = Chúng tôi đã nhận được câu trả lời của bạn
used-lead = Đã có câu trả lời được gửi bằng đường link này. Mỗi người chỉ trả lời được một lần.
used-keep = Không ai thấy được câu trả lời nào là của bạn. Vì vậy không ai có thể sửa hay lấy chúng ra.
used-plan = Khi khảo sát kết thúc, hội đồng địa phương của bạn lập một kế hoạch. Bạn có thể đọc ở đây.
used-you = Người trả lời không phải là bạn? Vậy là người khác đã có đường link của bạn. Hãy nói với hội đồng địa phương của bạn, hoặc một người mà bạn tin tưởng.
replaced-title = Đã có đường link mới hơn
replaced-lead = Một đường link mới đã được tạo cho bạn. Đường link cũ này không dùng được nữa.
replaced-look = Hãy tìm tin nhắn hoặc lá thư mới nhất. Đường link trong đó dùng được.
replaced-type = Bạn có mã mới trên giấy không? Bạn có thể nhập mã đó vào đây.
replaced-ask = Không tìm thấy? Hãy nhờ nhân viên hỗ trợ hoặc hội đồng địa phương của bạn gửi lại.
over-title = Khảo sát này đã kết thúc
over-lead = Cảm ơn bạn đã muốn trả lời. Lần này thì muộn mất rồi.
over-plan = Bây giờ hội đồng địa phương của bạn lập một kế hoạch từ những gì mọi người đã nói. Bạn có thể đọc ở đây.
over-next = Sẽ có một khảo sát tiếp theo. Bạn sẽ nhận được đường link mới cho lần đó.
unknown-title = Chúng tôi không tìm thấy đường link này
unknown-lead = Có thể nó bị thiếu một phần. Hoặc khảo sát đã kết thúc một thời gian rồi.
unknown-look = Hãy quay lại tin nhắn. Bấm vào toàn bộ đường link.
unknown-type = Bạn có mã trên giấy không? Bạn có thể nhập mã đó vào đây.
unknown-ask = Vẫn không được? Hãy xin nhân viên hỗ trợ hoặc hội đồng địa phương của bạn một đường link mới.
lost-title = Hãy mở lại đường link của bạn
lost-lead = Chúng tôi không thấy khảo sát nào đã được bắt đầu trên điện thoại này.
lost-why = Có thể nó đã cũ hơn một tuần. Hoặc bạn đã bấm “Thoát trang này”. Khi đó, những gì bạn đã trả lời bị xóa.
lost-look = Hãy mở đường link trong tin nhắn để bắt đầu lại.
lost-type = Bạn có mã trên giấy không? Bạn có thể nhập mã đó vào đây.
read-plan = Đọc kế hoạch
type-code = Nhập mã

# How it is kept safe: each sentence is said only of surveys of which it is true.
safe-title = Chúng tôi giữ thông tin an toàn thế nào
safe-lead = Trang này nói về khảo sát của { $la }. Khảo sát mở đến { $day }.
safe-more = Chúng tôi còn lưu gì khác về bạn
safe-box = Chiếc hộp khóa kín
safe-known = Hội đồng địa phương của bạn thấy được gì
safe-wins = Ai vẫn có thể biết được
safe-wins-lead = Không có ổ khóa nào chắc chắn tuyệt đối. Bạn nên biết ai có thể vượt qua được ổ khóa này.
box-lock = Khi bạn gửi câu trả lời, chúng được bỏ vào một chiếc hộp và khóa lại. Tên của bạn không nằm cùng với chúng. Thời gian gửi cũng không nằm cùng với chúng.
box-mix = Chiếc hộp được khóa cho đến khi khảo sát kết thúc. Sau đó, tất cả câu trả lời được trộn lẫn và lấy ra cùng một lúc.
box-key = Sau đó, các chìa khóa bị xóa. Từ lúc ấy, không có gì nối câu trả lời của bạn với tên hay đường link của bạn.
known-done = Chậm nhất là sáng hôm sau, họ thấy được là bạn đã trả lời. Họ cần biết điều đó để không ai nhắc bạn mãi. Họ không thấy bạn đã trả lời gì.
known-few = Nếu có ít hơn mười người trả lời, hội đồng địa phương của bạn không nhận được câu trả lời nào cả. Khi khảo sát của mọi hội đồng kết thúc, các hộp rất nhỏ có thể được đếm chung, nếu có từ ba mươi câu trả lời trở lên. Sau đó chúng bị xóa, cả chìa khóa cũng vậy.
known-numbers = Hội đồng địa phương của bạn thấy các con số chung về tất cả các bạn. Chúng tôi làm tròn các con số. Chúng tôi giấu những con số nhỏ.
known-own = Những gì bạn tự viết ra được lưu tách riêng với các câu trả lời khác của bạn. Đừng ghi tên người và tên nơi chốn.
known-read = Hai người ở ngoài hội đồng địa phương đọc những gì bạn tự viết trước tiên. Họ không biết bạn là ai. Hội đồng địa phương của bạn chỉ thấy những gì cả hai người cho phép, và chỉ khi bạn đã đồng ý cho chia sẻ.
wins-machine = Người quản lý máy tính trong lúc khảo sát còn mở. Chìa khóa nằm trong máy tính đó cho đến khi hộp được mở. Hộp có câu trả lời của ít hơn mười người thì không được mở, nên chìa khóa của nó vẫn nằm ở đó.
wins-key = Người có chìa khóa và có một bản sao của chiếc hộp từ trước khi hộp được mở.
wins-reader = Người quản lý máy tính có thể đọc tất cả câu trả lời khi hộp đã mở. Họ không có tên của ai. Nhưng người biết rõ về bạn vẫn có thể đoán ra câu trả lời nào là của bạn.
wins-words = Người biết rõ về bạn. Khi đọc, họ có thể nhận ra lời viết hoặc câu chuyện của bạn.
wins-link = Người có đường link hoặc lá thư của bạn có thể trả lời thay bạn. Nhân viên hỗ trợ của bạn có thể mở đường link của bạn. Người in thư ở hội đồng địa phương của bạn cũng vậy. Chậm nhất là sáng hôm sau, họ có thể thấy là bạn đã trả lời, nhưng không thấy bạn đã trả lời gì.
wins-phone = Người đứng cạnh bạn và nhìn vào điện thoại của bạn.

# What the phone itself does.
phone-title = Trên điện thoại của bạn
phone-kept = Không có mạng khi bạn bấm “Tiếp”? Khi đó trang ấy được giữ trên điện thoại của bạn, đã khóa, cho đến khi gửi được. Chìa khóa không nằm trên điện thoại: nó đến từ chúng tôi, chỉ cho trình duyệt này. Nút thoát xóa những gì được giữ.
phone-voice = Một số điện thoại có thể đọc to trang. Ở một số máy, các từ được gửi qua mạng để tạo giọng nói. Chúng tôi không dùng loại đó. Chúng tôi chỉ dùng giọng được tạo trên điện thoại.
